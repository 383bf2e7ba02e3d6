package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One execution of ours: a backup, a restore, a verification, a rebuild, a clean-up.
///
/// @param id        of the run
/// @param kind      what it does
/// @param vm        the VM it is about, if it is about one
/// @param subject   a name to show: the VM's at that moment, or a folder
/// @param point     the point it stores, restores or verifies, if it has one
/// @param startedAt when it began
/// @param ending    how it ended; empty while it runs, and for ever if the program died
/// @param plan      the plan that started it; empty when a person did
public record RunRecord(
        UUID id,
        Kind kind,
        Optional<UUID> vm,
        String subject,
        Optional<UUID> point,
        Instant startedAt,
        Optional<Ending> ending,
        Optional<OfPlan> plan) {
    /// A run that a person started.
    public RunRecord(
            UUID id,
            Kind kind,
            Optional<UUID> vm,
            String subject,
            Optional<UUID> point,
            Instant startedAt,
            Optional<Ending> ending) {
        this(id, kind, vm, subject, point, startedAt, ending, Optional.empty());
    }

    /// The plan that started a run.
    ///
    /// @param id   of the plan
    /// @param name that it had then
    public record OfPlan(UUID id, String name) {}

    /// What a run does.
    public enum Kind {
        /// Stores a point.
        BACKUP,
        /// Brings a point back as a VM.
        RESTORE,
        /// Brings disks of a point back as disks on the engine.
        RESTORE_DISKS,
        /// Brings disks of a point back as files.
        RESTORE_FILES,
        /// Reads a point and compares digests.
        VERIFY,
        /// Fills the catalog from the repository.
        REBUILD,
        /// Removes what a run that died left behind.
        CLEAN_UP,
        /// Copies images of another tool into points.
        ADOPT
    }

    /// How runs end.
    public enum State {
        /// It did what it was to do.
        COMPLETED,
        /// There was nothing to do.
        NOTHING_TO_DO,
        /// A person stopped it.
        CANCELLED,
        /// It could not do it.
        FAILED,
        /// The program died while it ran; found at a later start.
        INTERRUPTED
    }

    /// A run's end.
    ///
    /// @param state      in one word
    /// @param at         when
    /// @param code       the failure's code, such as `CK-0101`
    /// @param words      one sentence for the activity list, possibly empty
    /// @param bytesMoved over the network, in bytes
    public record Ending(State state, Instant at, Optional<String> code, String words, long bytesMoved) {}
}
