package io.chainkeeper.repository;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// What reading a point back and comparing every digest said.
///
/// @param point     that was read
/// @param sideFiles OVF and restore text: what is wrong with them; empty when nothing is
/// @param disks     one result per disk, in the point's order
public record Verification(UUID point, List<IOException> sideFiles, List<DiskResult> disks) {
    /// Copies the lists.
    public Verification {
        sideFiles = List.copyOf(sideFiles);
        disks = List.copyOf(disks);
    }

    /// Whether everything was read and nothing differed.
    public boolean sound() {
        return sideFiles.isEmpty() && disks.stream().allMatch(d -> d instanceof DiskResult.Sound);
    }

    /// How one disk fared.
    public sealed interface DiskResult {
        /// The engine's id of the disk.
        UUID disk();

        /// Every stored byte and the whole disk have the digests which they had when the point was taken.
        ///
        /// @param disk      the engine's id
        /// @param bytesRead in bytes
        record Sound(UUID disk, long bytesRead) implements DiskResult {}

        /// Some blocks have other contents.
        ///
        /// @param disk         the engine's id
        /// @param storedBlocks numbers of the 4 MiB blocks whose bytes in this version's own file differ
        /// @param wholeBlocks  numbers of the 4 MiB blocks that the guest would read differently, whichever
        ///                     file of the chain is to blame
        record Differs(UUID disk, List<Long> storedBlocks, List<Long> wholeBlocks) implements DiskResult {
            /// Copies the lists.
            public Differs {
                storedBlocks = List.copyOf(storedBlocks);
                wholeBlocks = List.copyOf(wholeBlocks);
            }
        }

        /// The disk could not be read to its end.
        ///
        /// @param disk the engine's id
        /// @param why  a missing link, a damaged file, or trouble of the file system
        record Unreadable(UUID disk, IOException why) implements DiskResult {}

        /// It was cancelled before an answer was known.
        ///
        /// @param disk the engine's id
        record NotFinished(UUID disk) implements DiskResult {}
    }
}
