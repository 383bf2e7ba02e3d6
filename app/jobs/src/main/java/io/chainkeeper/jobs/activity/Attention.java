package io.chainkeeper.jobs.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that needs a person.
///
/// @param kind         what
/// @param vm           the VM that it is about, if it is about one
/// @param subject      the VM's name, or the folder
/// @param since        since when it is so
/// @param run          the run that tells more
/// @param acknowledged a person has said that they know
public record Attention(
        Kind kind, Optional<UUID> vm, String subject, Instant since, Optional<UUID> run, boolean acknowledged) {
    /// What needs a person, the worst first.
    public enum Kind {
        /// The repository will be full within two weeks, or nearly is.
        SPACE_SHORT,
        /// The clock that starts plans was not looked at for long: nothing starts by itself.
        PLANS_STUCK,
        /// The last point is older than it should be.
        OVERDUE,
        /// The last backup failed.
        LAST_RUN_FAILED,
        /// The last backup died with the program.
        LAST_RUN_INTERRUPTED,
        /// There is no point.
        UNPROTECTED,
        /// There is no point, and none can be made as it is now.
        NOT_POSSIBLE,
        /// Something of ours may be left on the engine.
        CLEANUP_PENDING,
        /// A good part of the points was not read back for long.
        VERIFY_OLD
    }
}
