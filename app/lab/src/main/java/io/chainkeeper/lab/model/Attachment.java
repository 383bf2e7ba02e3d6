package io.chainkeeper.lab.model;

import java.util.UUID;

/// How a disk hangs on a VM; its id in the API is the disk's.
///
/// @param disk        the disk
/// @param active      plugged, so that the guest sees it (and a backup may take it)
/// @param bootable    the VM boots from it; at most one per VM
/// @param readOnly    the guest can't write it
/// @param passDiscard discards reach the storage
/// @param bus         `virtio`, `virtio_scsi`, `sata`, `ide`
/// @param logicalName the guest agent's name for it (`/dev/sda`), empty when unknown
public record Attachment(
        UUID disk,
        boolean active,
        boolean bootable,
        boolean readOnly,
        boolean passDiscard,
        String bus,
        String logicalName) {

    /// An active, bootable virtio-scsi disk, the common case.
    public static Attachment boot(UUID disk) {
        return new Attachment(disk, true, true, false, false, "virtio_scsi", "/dev/sda");
    }

    /// A further active virtio-scsi disk.
    public static Attachment data(UUID disk, String logicalName) {
        return new Attachment(disk, true, false, false, false, "virtio_scsi", logicalName);
    }

    /// The same attachment, plugged or not.
    public Attachment withActive(boolean nowActive) {
        return new Attachment(disk, nowActive, bootable, readOnly, passDiscard, bus, logicalName);
    }
}
