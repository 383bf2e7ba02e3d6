/// Disks with real content, that remember what changed and can hold a moment still.
///
/// A [io.chainkeeper.lab.storage.LabDiskContent] is a sparse file and a map of 64 KiB granules. Checkpoints are
/// sets of granules written since; a [io.chainkeeper.lab.storage.Frozen] is one moment, kept by copying a granule
/// aside just before it is overwritten for the first time. Sets cost memory only where something was written, so
/// that a disk of some TiB is as cheap as its content.
package io.chainkeeper.lab.storage;
