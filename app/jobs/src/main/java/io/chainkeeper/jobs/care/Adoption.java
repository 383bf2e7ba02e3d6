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
    /// @param reason why not, as facts
    public record Problem(String file, String reason) {}
}
