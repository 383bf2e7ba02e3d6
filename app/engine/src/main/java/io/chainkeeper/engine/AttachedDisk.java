package io.chainkeeper.engine;

import java.util.Optional;

/// A disk together with how it hangs on a VM.
///
/// @param disk          the disk itself
/// @param active        plugged; inactive disks are silently left out of a backup by the engine
/// @param bootable      at most one disk of a VM is
/// @param readOnly      for the guest
/// @param passDiscard   the guest's discards reach the storage
/// @param diskInterface in the engine's words, such as `virtio_scsi`; `unknown` when the engine uses a word we do not
/// @param logicalName   such as `/dev/sda`, told by the guest agent while the VM runs
public record AttachedDisk(
        Disk disk,
        boolean active,
        boolean bootable,
        boolean readOnly,
        boolean passDiscard,
        String diskInterface,
        Optional<String> logicalName) {}
