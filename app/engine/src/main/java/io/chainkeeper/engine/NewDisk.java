package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A disk to create.
///
/// @param id              chosen by us and journaled; the engine refuses one in use
/// @param alias           for people
/// @param description     may be empty
/// @param provisionedSize in bytes, a multiple of 512
/// @param initialSize     in bytes, for thin qcow2 on block storage, where it must hold all that will be uploaded
/// @param format          raw or cow
/// @param sparse          grows on demand
/// @param incremental     ready for incremental backup; never for raw
/// @param storageDomain   where to
public record NewDisk(
        UUID id,
        String alias,
        String description,
        long provisionedSize,
        Optional<Long> initialSize,
        DiskFormat format,
        boolean sparse,
        boolean incremental,
        UUID storageDomain) {
    /// Refuses what the engine would refuse.
    public NewDisk {
        if (provisionedSize < 512 || provisionedSize % 512 != 0) {
            throw new IllegalArgumentException("disk of " + provisionedSize + " bytes");
        }
        if (format == DiskFormat.UNKNOWN || (format == DiskFormat.RAW && incremental)) {
            throw new IllegalArgumentException("format " + format + ", incremental " + incremental);
        }
        if (initialSize.isPresent() && initialSize.get() < 0) {
            throw new IllegalArgumentException("initial size of " + initialSize.get() + " bytes");
        }
    }
}
