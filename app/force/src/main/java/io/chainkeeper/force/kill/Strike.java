package io.chainkeeper.force.kill;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A kill, and what it struck: told by the program's own list of runs, which the next start reads.
///
/// @param work    what the victim did
/// @param ordered when it was told to
/// @param begun   when its begin was seen from outside; empty when nobody looked
/// @param killed  when it died
/// @param run     its run as the list has it; empty when it had not begun one
record Strike(Work work, Instant ordered, Optional<Instant> begun, Instant killed, Optional<RunEntry> run) {
    /// What a kill can strike.
    enum At {
        /// The victim opened catalog, repository and engine, or looked around there.
        OPENING,
        /// Its run was at work.
        WORK,
        /// The run had come to its end: this kill struck nothing.
        LATE
    }

    /// Finds out what a kill struck. Nothing may have run in the workplace since.
    static Strike seen(Work work, Instant ordered, Optional<Instant> begun, Instant killed, Workplace workplace)
            throws WorkplaceException {
        var kind = new RunFilter(
                Optional.empty(), Set.of(work.run()), Set.of(), Optional.of(ordered), Optional.empty(), "");
        return new Strike(
                work,
                ordered,
                begun,
                killed,
                workplace.activity().runs(kind, 1).stream().findFirst());
    }

    At at() {
        return run.isEmpty() ? At.OPENING : run.get().state() == RunEntry.State.INTERRUPTED ? At.WORK : At.LATE;
    }

    /// The list knows an end that work without any trouble should not have.
    Optional<RunEntry> endedBadly() {
        return run.filter(entry -> entry.state() != RunEntry.State.INTERRUPTED)
                .filter(entry -> entry.state() != RunEntry.State.COMPLETED);
    }

    /// Lets a pace learn how long it took to open and to work.
    void teach(Pace pace) {
        if (run.isEmpty()) {
            pace.stillOpening(work, Duration.between(ordered, killed));
            begun.ifPresent(seen -> pace.stillLeading(work, Duration.between(seen, killed)));
            return;
        }
        Instant started = run.get().startedAt();
        pace.opened(work, Duration.between(ordered, started));
        begun.ifPresent(seen -> pace.led(work, Duration.between(seen, started)));
        switch (at()) {
            case OPENING -> {}
            case WORK -> pace.outlived(work, Duration.between(started, killed));
            case LATE ->
                pace.ended(work, Duration.between(started, run.get().endedAt().orElse(killed)));
        }
    }

    /// In which third of its work it died: 1 to 3, the work being as long as is usual.
    int third(Duration usual) {
        long after = Duration.between(run.orElseThrow().startedAt(), killed).toNanos();
        return Math.clamp(1 + 3 * after / Math.max(1, usual.toNanos()), 1, 3);
    }
}
