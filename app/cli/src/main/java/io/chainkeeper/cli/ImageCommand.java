package io.chainkeeper.cli;

import picocli.CommandLine;

/// Disk images without an engine: look at them, prove them, change their form.
@CommandLine.Command(
        name = "image",
        description = "Look at disk images (qcow2, raw), check, compare, convert or rebase them.",
        subcommands = {
            ImageInfoCommand.class,
            ImageMapCommand.class,
            ImageCheckCommand.class,
            ImageCompareCommand.class,
            ImageConvertCommand.class,
            ImageRebaseCommand.class
        })
final class ImageCommand extends CommandGroup {}
