package io.chainkeeper.catalog;

import java.util.Optional;
import java.util.UUID;

/// One disk version of a kept point.
///
/// @param disk        the engine's id of the disk
/// @param alias       its name then
/// @param incremental whether only changes were stored
/// @param reason      why full or incremental, in the manifest's code
/// @param virtualSize of the disk, in bytes
/// @param storedBytes payload of the image file, in bytes
/// @param parentPoint the point it hangs on
/// @param checksum    of the whole disk, hex, as in the manifest
public record KeptDisk(
        UUID disk,
        String alias,
        boolean incremental,
        String reason,
        long virtualSize,
        long storedBytes,
        Optional<UUID> parentPoint,
        String checksum) {}
