package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a run went through. The words are the program's, the catalog only keeps them.
///
/// @param steps    in their order
/// @param notes    in their order
/// @param warnings how many of the notes ask for something to be done
/// @param disks    in their order
public record RunTrace(List<Step> steps, List<Note> notes, int warnings, List<Disk> disks) {
    /// Copies the lists.
    public RunTrace {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        disks = List.copyOf(disks);
    }

    /// Nothing.
    public static RunTrace none() {
        return new RunTrace(List.of(), List.of(), 0, List.of());
    }

    /// One stage.
    ///
    /// @param stage   its name
    /// @param state   how it ended
    /// @param started when it began; empty when it never did
    /// @param ended   when it was over
    public record Step(String stage, String state, Optional<Instant> started, Optional<Instant> ended) {}

    /// Something that a person should know.
    ///
    /// @param kind  what
    /// @param disk  the disk that it is about
    /// @param facts that fill the sentence
    public record Note(String kind, Optional<UUID> disk, List<String> facts) {
        /// Copies the list.
        public Note {
            facts = List.copyOf(facts);
        }
    }

    /// What was done to one disk.
    ///
    /// @param disk        the engine's id
    /// @param alias       its name there
    /// @param mode        full or incremental, for a backup
    /// @param reason      why
    /// @param bytesMoved  in bytes
    /// @param virtualSize in bytes
    public record Disk(
            UUID disk,
            String alias,
            Optional<String> mode,
            Optional<String> reason,
            long bytesMoved,
            long virtualSize) {}
}
