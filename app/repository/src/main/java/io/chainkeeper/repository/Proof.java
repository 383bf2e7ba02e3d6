package io.chainkeeper.repository;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A comparison of what was stored with what the server itself says about its disks.
///
/// It finds what no digest of ours can: changes which the server forgot to report.
///
/// @param kind      how it was done
/// @param algorithm of the checksum, such as `sha256`
/// @param at        when the last disk had been compared
/// @param disks     one result per disk that was compared
public record Proof(Kind kind, String algorithm, Instant at, List<DiskProof> disks) {
    /// The ways of proving.
    public enum Kind {
        /// The image server read the whole disk and told its checksum.
        SERVER_CHECKSUM
    }

    /// How a comparison ended.
    public enum Result {
        /// Both checksums are the same.
        EQUAL,
        /// They differ: the point does not hold what the guest had.
        DIFFERENT,
        /// The server could not tell.
        NOT_AVAILABLE
    }

    /// One disk's comparison.
    ///
    /// @param disk           the engine's id
    /// @param serverChecksum what the server said, in hex; empty when it could not tell
    /// @param result         how it ended
    public record DiskProof(UUID disk, String serverChecksum, Result result) {}

    /// Copies the list.
    public Proof {
        disks = List.copyOf(disks);
    }

    /// The worst of the disks' results: one that differs spoils all, one that is missing leaves the whole unproven.
    public Result result() {
        if (disks.stream().anyMatch(d -> d.result() == Result.DIFFERENT)) {
            return Result.DIFFERENT;
        }
        boolean all = !disks.isEmpty() && disks.stream().allMatch(d -> d.result() == Result.EQUAL);
        return all ? Result.EQUAL : Result.NOT_AVAILABLE;
    }
}
