package io.chainkeeper.repository;

import java.util.Optional;
import java.util.UUID;

/// What a backup knows about a disk version that it adds to a draft; the rest is read from the files.
///
/// @param disk        the engine's id of the disk
/// @param shape       how it was made and attached
/// @param mode        whole disk or changes
/// @param reason      why that mode
/// @param parentPoint the point it hangs on; present exactly for incrementals
/// @param storedBytes payload written into the image file, in bytes
public record NewDiskVersion(
        UUID disk, DiskShape shape, Mode mode, Reason reason, Optional<UUID> parentPoint, long storedBytes) {
    /// Refuses an incremental without a parent and a full with one.
    public NewDiskVersion {
        if ((mode == Mode.INCREMENTAL) != parentPoint.isPresent()) {
            throw new IllegalArgumentException(mode + " with parent " + parentPoint);
        }
        if (storedBytes < 0) {
            throw new IllegalArgumentException("stored bytes " + storedBytes);
        }
    }
}
