package io.chainkeeper.engine;

import java.util.UUID;

/// How a disk is to hang on a VM.
///
/// @param disk          an existing one, not locked
/// @param active        plugged
/// @param bootable      at most one disk of a VM is
/// @param readOnly      for the guest
/// @param passDiscard   the guest's discards reach the storage
/// @param diskInterface in the engine's words, such as `virtio_scsi`
public record NewAttachment(
        UUID disk, boolean active, boolean bootable, boolean readOnly, boolean passDiscard, String diskInterface) {}
