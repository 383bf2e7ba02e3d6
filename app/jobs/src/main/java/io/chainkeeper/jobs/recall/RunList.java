package io.chainkeeper.jobs.recall;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.History;
import io.chainkeeper.catalog.RunQuery;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.RunTrace;
import io.chainkeeper.jobs.activity.DiskFacts;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.work.Kinds;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Lists runs as the catalog remembers them, and those that work now as they stand.
final class RunList {
    private final History history;
    private final Supplier<List<Run>> living;

    RunList(History history, Supplier<List<Run>> living) {
        this.history = history;
        this.living = living;
    }

    List<RunEntry> find(RunFilter filter, int max) throws CatalogException {
        Map<UUID, Run> alive = alive();
        return history.runs(query(filter), max).stream()
                .map(record -> entry(record, Optional.ofNullable(alive.get(record.id()))))
                .filter(entry -> filter.states().isEmpty() || filter.states().contains(entry.state()))
                .toList();
    }

    Optional<RunStory> story(UUID run) throws CatalogException {
        Optional<RunRecord> record = history.run(run);
        if (record.isEmpty()) {
            return Optional.empty();
        }
        Optional<Run> alive = Optional.ofNullable(alive().get(run));
        RunEntry entry = entry(record.get(), alive);
        if (alive.isPresent()) {
            RunSnapshot now = alive.get().snapshot();
            return Optional.of(new RunStory(
                    entry,
                    now.steps(),
                    List.of(),
                    now.disks().stream().map(RunList::facts).toList()));
        }
        RunTrace trace = history.trace(run);
        return Optional.of(new RunStory(
                entry,
                trace.steps().stream().flatMap(step -> step(step).stream()).toList(),
                trace.notes().stream().flatMap(note -> note(note).stream()).toList(),
                trace.disks().stream().map(RunList::facts).toList()));
    }

    Set<UUID> aliveIds() {
        return alive().keySet();
    }

    private Map<UUID, Run> alive() {
        return living.get().stream().collect(Collectors.toMap(Run::id, Function.identity(), (one, _) -> one));
    }

    private static RunQuery query(RunFilter filter) {
        EnumSet<RunRecord.State> states = EnumSet.noneOf(RunRecord.State.class);
        boolean open = false;
        for (RunEntry.State state : filter.states()) {
            switch (state) {
                case RUNNING -> open = true;
                case COMPLETED -> states.add(RunRecord.State.COMPLETED);
                case NOTHING_TO_DO -> states.add(RunRecord.State.NOTHING_TO_DO);
                case CANCELLED -> states.add(RunRecord.State.CANCELLED);
                case FAILED -> states.add(RunRecord.State.FAILED);
                case INTERRUPTED -> {
                    states.add(RunRecord.State.INTERRUPTED);
                    open = true;
                }
            }
        }
        return new RunQuery(
                filter.vm(),
                filter.kinds().stream().map(Kinds::kept).collect(Collectors.toSet()),
                states,
                open,
                filter.since(),
                filter.until(),
                filter.text());
    }

    private static RunEntry entry(RunRecord record, Optional<Run> alive) {
        Optional<RunRecord.Ending> ending = record.ending();
        return new RunEntry(
                record.id(),
                Kinds.meant(record.kind()),
                record.vm(),
                record.subject(),
                record.point(),
                record.plan().map(RunRecord.OfPlan::name),
                record.startedAt(),
                ending.map(RunRecord.Ending::at),
                ending.map(RunList::state)
                        .orElse(alive.isPresent() ? RunEntry.State.RUNNING : RunEntry.State.INTERRUPTED),
                ending.flatMap(RunRecord.Ending::code),
                ending.map(RunRecord.Ending::words).orElse(""),
                ending.map(RunRecord.Ending::bytesMoved)
                        .orElseGet(() ->
                                alive.map(run -> run.snapshot().bytesMoved()).orElse(0L)));
    }

    private static RunEntry.State state(RunRecord.Ending ending) {
        return switch (ending.state()) {
            case COMPLETED -> RunEntry.State.COMPLETED;
            case NOTHING_TO_DO -> RunEntry.State.NOTHING_TO_DO;
            case CANCELLED -> RunEntry.State.CANCELLED;
            case FAILED -> RunEntry.State.FAILED;
            case INTERRUPTED -> RunEntry.State.INTERRUPTED;
        };
    }

    private static DiskFacts facts(DiskProgress disk) {
        return new DiskFacts(
                disk.disk(), disk.alias(), disk.mode(), disk.reason(), disk.bytesMoved(), disk.virtualSize());
    }

    private static DiskFacts facts(RunTrace.Disk disk) {
        return new DiskFacts(
                disk.disk(),
                disk.alias(),
                disk.mode().flatMap(word -> known(Mode.class, word)),
                disk.reason().flatMap(word -> known(Reason.class, word)),
                disk.bytesMoved(),
                disk.virtualSize());
    }

    private static Optional<Step> step(RunTrace.Step step) {
        Optional<Instant> started = step.started();
        return known(Stage.class, step.stage())
                .flatMap(stage -> known(Step.State.class, step.state())
                        .map(state -> new Step(stage, state, started, step.ended())));
    }

    private static Optional<Finding> note(RunTrace.Note note) {
        return known(Finding.Kind.class, note.kind()).map(kind -> new Finding(kind, note.disk(), note.facts()));
    }

    /// A word that another version of the program wrote may mean nothing to this one.
    private static <E extends Enum<E>> Optional<E> known(Class<E> type, String word) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
