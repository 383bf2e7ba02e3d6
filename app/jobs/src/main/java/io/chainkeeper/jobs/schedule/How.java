package io.chainkeeper.jobs.schedule;

import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.Proving;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How a plan's runs back up.
///
/// @param fullEvery          every so many points of a VM one is full; 0 for a full only when one is needed
/// @param requireConsistency rather fail than start without frozen file systems
/// @param compression        how clusters are stored
/// @param proof              how often to compare with the server's checksum
/// @param excludedDisks      disks that stay out, of whatever VM
/// @param onlyBetween        runs start only in this part of the day, in the plan's zone; a slot outside waits
///                           for its beginning
public record How(
        int fullEvery,
        boolean requireConsistency,
        Qcow2Writer.Compression compression,
        Proving proof,
        Set<UUID> excludedDisks,
        Optional<Window> onlyBetween) {
    /// Keeps its own copy of the set; refuses nonsense.
    public How {
        excludedDisks = Set.copyOf(excludedDisks);
        if (fullEvery < 0) {
            throw new IllegalArgumentException("full every " + fullEvery + " points");
        }
    }

    /// Incremental where possible, no compression, never proven, all disks, at any time.
    public static How standard() {
        return new How(0, false, Qcow2Writer.Compression.NONE, new Proving.Never(), Set.of(), Optional.empty());
    }
}
