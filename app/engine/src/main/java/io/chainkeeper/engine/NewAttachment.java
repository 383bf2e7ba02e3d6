package io.chainkeeper.engine;

import java.util.Set;
import java.util.UUID;

/// How a disk is to hang on a VM.
///
/// @param disk          an existing one, not locked
/// @param active        plugged
/// @param bootable      at most one disk of a VM is
/// @param readOnly      for the guest
/// @param passDiscard   the guest's discards reach the storage
/// @param diskInterface in the engine's words, one of [#INTERFACES]
public record NewAttachment(
        UUID disk, boolean active, boolean bootable, boolean readOnly, boolean passDiscard, String diskInterface) {
    /// The engine's words for the ways in which a disk can hang on a VM.
    public static final Set<String> INTERFACES = Set.of("ide", "sata", "spapr_vscsi", "virtio", "virtio_scsi");

    /// Refuses a word that is none of [#INTERFACES].
    public NewAttachment {
        if (!INTERFACES.contains(diskInterface)) {
            throw new IllegalArgumentException("disk interface " + diskInterface);
        }
    }
}
