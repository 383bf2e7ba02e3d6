package io.chainkeeper.jobs.care;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What could be taken in from a folder of images.
///
/// @param folder   that was looked at
/// @param found    moments for which all files are there, oldest first
/// @param problems files that cannot be taken in
public record Adoption(Path folder, List<Found> found, List<Problem> problems) {
    /// Keeps its own copies of the lists.
    public Adoption {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    /// One backup: the files of one minute.
    ///
    /// @param id      the point's id if it is adopted; the same at every look
    /// @param takenAt from the files' names, in the zone of this computer
    /// @param images  one per disk
    /// @param adopted this repository has it already
    public record Found(UUID id, Instant takenAt, List<Image> images, boolean adopted) {
        /// Keeps its own copy of the list.
        public Found {
            images = List.copyOf(images);
        }

        /// Bytes that would be copied, about.
        public long bytes() {
            return images.stream().mapToLong(Image::bytes).sum();
        }
    }

    /// One image file.
    ///
    /// @param disk        the disk's id, from the file's name
    /// @param file        the file's name
    /// @param below       name of the file that it hangs on; empty for a full
    /// @param assumed     no header names that file: it is the disk's file before this one, as the script leaves it
    /// @param virtualSize size that a guest sees, in bytes
    /// @param bytes       payload, in bytes
    public record Image(
            UUID disk, String file, Optional<String> below, boolean assumed, long virtualSize, long bytes) {}

    /// A file that cannot be taken in.
    ///
    /// @param file   its name
    /// @param why    why not
    /// @param detail the file, the number or the trouble that is meant; empty where nothing more is to be said
    public record Problem(String file, Why why, String detail) {}

    /// Why a file cannot be taken in.
    public enum Why {
        /// It is not named as the script names its files.
        OTHER_NAME,
        /// It is a folder, a link, or the like.
        NO_PLAIN_FILE,
        /// So many files are looked at, and this is one more.
        TOO_MANY,
        /// It is no qcow2 image, or not a finished one.
        NOT_FINISHED,
        /// It uses subclusters, which the script's images never do.
        SUBCLUSTERS,
        /// Its disk has so many bytes, which is no whole number of sectors.
        PART_OF_A_SECTOR,
        /// It is incremental, and nothing of its disk is here that was before it.
        NOTHING_BELOW,
        /// It is called full, but hangs on a file.
        CALLED_FULL,
        /// It hangs on a file that is no earlier one of its disk.
        STRANGE_BELOW,
        /// It hangs on a file that cannot be taken in.
        BELOW_STAYS_OUT,
        /// It holds a disk of another size than the file below.
        OTHER_SIZE,
        /// It cannot be read as what it should be.
        UNREADABLE
    }
}
