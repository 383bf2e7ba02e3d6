package io.chainkeeper.jobs.run;

import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a completed run has made, by kind of run.
public sealed interface Result {
    /// A restore point.
    ///
    /// @param point       the point, durable in the repository
    /// @param bytesMoved  bytes of its data that travelled, in this run or in the one that it went on after;
    ///                    gaps that were fetched with them don't count
    /// @param proven      disks whose content was compared with the server's own checksum, and equal
    /// @param engineClean the engine shows no snapshot, transfer, backup or lock of this run any more
    record BackedUp(Point point, long bytesMoved, List<UUID> proven, boolean engineClean) implements Result {
        /// Keeps its own copy of the list.
        public BackedUp {
            proven = List.copyOf(proven);
        }
    }

    /// A new VM.
    ///
    /// @param vm        its id on the engine
    /// @param name      its name
    /// @param disks     disk as backed up → new disk
    /// @param bytesSent bytes that went over the wire
    /// @param proven    backed-up ids of disks whose uploaded content the server's own checksum confirmed
    record RestoredVm(UUID vm, String name, Map<UUID, UUID> disks, long bytesSent, List<UUID> proven)
            implements Result {
        /// Keeps its own copies.
        public RestoredVm {
            disks = Map.copyOf(disks);
            proven = List.copyOf(proven);
        }
    }

    /// New disks on the engine.
    ///
    /// @param vm        what they hang on; empty if they float
    /// @param vmName    its name; empty if they float
    /// @param disks     disk as backed up → new disk
    /// @param plugged   whether the guest sees them, or will at its next start
    /// @param bytesSent bytes that went over the wire
    /// @param proven    backed-up ids of disks whose uploaded content the server's own checksum confirmed
    record RestoredDisks(
            Optional<UUID> vm, String vmName, Map<UUID, UUID> disks, boolean plugged, long bytesSent, List<UUID> proven)
            implements Result {
        /// Keeps its own copies.
        public RestoredDisks {
            disks = Map.copyOf(disks);
            proven = List.copyOf(proven);
        }
    }

    /// Image files on this computer, each read back and equal to the stored whole-disk checksum.
    ///
    /// @param files one per disk
    record RestoredFiles(List<RestoredFile> files) implements Result {
        /// Keeps its own copy of the list.
        public RestoredFiles {
            files = List.copyOf(files);
        }
    }

    /// One image file.
    ///
    /// @param disk        the disk as backed up
    /// @param file        where it is
    /// @param format      raw or qcow2
    /// @param virtualSize size that a guest sees, in bytes
    /// @param checksum    SHA-256 over the 4 MiB block digests, as the image server computes it
    record RestoredFile(UUID disk, Path file, ImageFormat format, long virtualSize, String checksum) {}

    /// A point was read back and is what it was.
    ///
    /// @param point the point
    /// @param files images read, those of the chain below included
    /// @param bytes bytes read back
    record Verified(UUID point, int files, long bytes) implements Result {}

    /// The catalog says again what the repository holds.
    ///
    /// @param points   how many points it knows now
    /// @param problems manifests that could not be used, in words
    record CatalogRebuilt(int points, List<String> problems) implements Result {
        /// Keeps its own copy of the list.
        public CatalogRebuilt {
            problems = List.copyOf(problems);
        }
    }

    /// What died runs had left is settled.
    ///
    /// @param settled entries that are settled now
    /// @param open    entries that could not be settled and stay in the journal
    record CleanedUp(int settled, int open) implements Result {}

    /// A day's share of the repository was read back and is what it was.
    ///
    /// @param points points that are verified now, those of chains below included
    /// @param files  images read
    /// @param bytes  bytes read back
    record VerifiedShare(List<UUID> points, int files, long bytes) implements Result {
        /// Keeps its own copy of the list.
        public VerifiedShare {
            points = List.copyOf(points);
        }
    }

    /// Images of another tool are points of this repository now; the originals are where they were.
    ///
    /// @param points new points, oldest first
    /// @param bytes  payload that was copied, in bytes
    record Adopted(List<UUID> points, long bytes) implements Result {
        /// Keeps its own copy of the list.
        public Adopted {
            points = List.copyOf(points);
        }
    }
}
