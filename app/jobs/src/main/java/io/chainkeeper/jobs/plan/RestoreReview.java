package io.chainkeeper.jobs.plan;

import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a restore would do, for a person to confirm. Nothing has been sent yet.
///
/// @param request  what was asked for
/// @param point    the point
/// @param disks    what would be written
/// @param findings what else a person should know
public record RestoreReview(RestoreRequest request, Point point, List<ReviewedDisk> disks, List<Finding> findings) {
    /// Keeps its own copies of the lists.
    public RestoreReview {
        disks = List.copyOf(disks);
        findings = List.copyOf(findings);
    }

    /// Bytes that would be sent or written in all; zeroes and holes cost nothing.
    public long bytesToMove() {
        return disks.stream().mapToLong(ReviewedDisk::dataBytes).sum();
    }

    /// Whether nothing that was found stands in the way.
    public boolean possible() {
        return findings.stream().noneMatch(each -> each.kind().severity() == Finding.Severity.BLOCKING);
    }

    /// One disk of a review.
    ///
    /// @param disk          its id when it was backed up
    /// @param alias         its name then
    /// @param virtualSize   size that the guest sees, in bytes
    /// @param dataBytes     bytes of data in the whole chain
    /// @param links         images in its chain
    /// @param storageDomain where it would go, if it goes to the engine and that is known
    public record ReviewedDisk(
            UUID disk, String alias, long virtualSize, long dataBytes, int links, Optional<UUID> storageDomain) {}
}
