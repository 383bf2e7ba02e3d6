/// The main job on the built-in lab, told step by step.
///
/// A [DemoStage] gathers real files of this computer, makes an ext4 disk of them and starts the lab with a guest that
/// has this disk. [DemoStory] then does what an admin does (back up, let the guest work, back up again, restore) and
/// proves each claim with other people's tools: `debugfs` takes the restored files out again, SHA-256 compares them
/// with what the guest had at that moment, `qemu-img` judges the images. The window plays on the same stage.
package io.chainkeeper.cli.demo;
