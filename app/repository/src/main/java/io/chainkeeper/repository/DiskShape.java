package io.chainkeeper.repository;

import java.util.Optional;
import java.util.UUID;

/// How a disk was made and attached, so that a restore can make and attach one like it.
///
/// @param alias         the disk's name on the engine; for people only
/// @param description   possibly empty
/// @param diskInterface the engine's word for the attachment's bus, such as `virtio_scsi`
/// @param bootable      whether the VM boots from it
/// @param active        whether it was plugged in
/// @param readOnly      whether the guest might only read it
/// @param passDiscard   whether the guest's discards reach the storage
/// @param sparse        thin (`true`) or preallocated
/// @param format        the engine's word, `cow` or `raw`
/// @param storageDomain name of the storage domain it lay on
/// @param storageDomainId the engine's id of that domain
public record DiskShape(
        String alias,
        String description,
        String diskInterface,
        boolean bootable,
        boolean active,
        boolean readOnly,
        boolean passDiscard,
        boolean sparse,
        String format,
        Optional<String> storageDomain,
        Optional<UUID> storageDomainId) {}
