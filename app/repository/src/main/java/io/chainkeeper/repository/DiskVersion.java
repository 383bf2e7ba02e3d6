package io.chainkeeper.repository;

import java.util.Optional;
import java.util.UUID;

/// One image file of a point: what a disk was, or what changed of it.
///
/// @param disk        the engine's id of the disk
/// @param shape       how it was made and attached
/// @param mode        whole disk or changes
/// @param reason      why that mode
/// @param parentPoint the point whose file of the same disk backs this one; present exactly for incrementals
/// @param virtualSize of the disk as the guest sees it, in bytes
/// @param storedBytes payload in the file, in bytes: what this version costs
/// @param fileLength  length of the image file, in bytes: another length means that it was changed or cut
/// @param file        name of the image file in the point's folder
/// @param checksum    SHA-256 over the concatenated SHA-256 digests of the whole disk's 4 MiB blocks, in hex;
///                    equals the image server's `/checksum?algorithm=sha256`
/// @param blocks      the file of those block digests
/// @param stored      the file of the digests of what this file stores
public record DiskVersion(
        UUID disk,
        DiskShape shape,
        Mode mode,
        Reason reason,
        Optional<UUID> parentPoint,
        long virtualSize,
        long storedBytes,
        long fileLength,
        String file,
        String checksum,
        SideFile blocks,
        SideFile stored) {
    /// Refuses an incremental without a parent, a full with one, and sizes below zero.
    public DiskVersion {
        if ((mode == Mode.INCREMENTAL) != parentPoint.isPresent()) {
            throw new IllegalArgumentException(mode + " with parent " + parentPoint);
        }
        if (virtualSize < 0 || storedBytes < 0 || fileLength < 0) {
            throw new IllegalArgumentException("sizes " + virtualSize + ", " + storedBytes + ", " + fileLength);
        }
    }

    /// The disk's name on the engine, for people.
    public String alias() {
        return shape.alias();
    }

    /// The same with another length of the image file, after its header was rewritten.
    DiskVersion withFileLength(long length) {
        return new DiskVersion(
                disk,
                shape,
                mode,
                reason,
                parentPoint,
                virtualSize,
                storedBytes,
                length,
                file,
                checksum,
                blocks,
                stored);
    }
}
