package io.chainkeeper.jobs.activity;

import io.chainkeeper.jobs.run.RunKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One run, in a line.
///
/// @param id         the run's own
/// @param kind       what it was for
/// @param vm         the VM that it was about, if it was about one
/// @param subject    a name to show: of the VM, or of a folder
/// @param point      the point it made, restored or verified
/// @param plan       name of the plan that started it; empty when a person did
/// @param startedAt  when it began
/// @param endedAt    when it ended; empty while it works, and for one that died and was not yet found
/// @param state      how it stands or ended
/// @param code       of the failure
/// @param words      how it ended, in one sentence; empty while it works
/// @param bytesMoved data over the network or from the disk, in bytes, with those of the run that it went on after
public record RunEntry(
        UUID id,
        RunKind kind,
        Optional<UUID> vm,
        String subject,
        Optional<UUID> point,
        Optional<String> plan,
        Instant startedAt,
        Optional<Instant> endedAt,
        State state,
        Optional<String> code,
        String words,
        long bytesMoved) {
    /// How a run stands or ended.
    public enum State {
        /// It works now.
        RUNNING,
        /// It did what it was for.
        COMPLETED,
        /// There was nothing to do, or doing it would have done harm.
        NOTHING_TO_DO,
        /// A person stopped it.
        CANCELLED,
        /// It could not do what it was for.
        FAILED,
        /// The program died while it worked.
        INTERRUPTED
    }
}
