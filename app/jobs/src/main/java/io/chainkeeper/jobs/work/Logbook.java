package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.PointFacts;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.RunTrace;
import io.chainkeeper.catalog.SpaceSample;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes into the catalog that a run began, how it ended, and what it went through.
final class Logbook {
    private static final Logger LOG = LoggerFactory.getLogger(Logbook.class);

    private final Bench bench;
    private final Function<Outcome, String> words;

    /// @param words how an outcome is said in the activity list
    Logbook(Bench bench, Function<Outcome, String> words) {
        this.bench = bench;
        this.words = words;
    }

    void begun(LiveRun run, Starter.Errand errand) throws CatalogException {
        run.named(errand.subject().get());
        bench.catalog()
                .startRun(new RunRecord(
                        run.id(),
                        Kinds.kept(errand.kind()),
                        errand.vm(),
                        run.vmName(),
                        errand.point(),
                        run.startedAt(),
                        Optional.empty(),
                        errand.plan()));
    }

    /// The run's result does not depend on it: whatever goes wrong here is only logged, and the next start finds
    /// the run without an ending.
    void ended(LiveRun run, Outcome outcome) {
        RunSnapshot last = run.snapshot();
        RunRecord.State state = switch (outcome) {
            case Outcome.Completed done -> RunRecord.State.COMPLETED;
            case Outcome.NothingToDo none -> RunRecord.State.NOTHING_TO_DO;
            case Outcome.Cancelled stopped -> RunRecord.State.CANCELLED;
            case Outcome.Failed bad -> RunRecord.State.FAILED;
        };
        Optional<String> code = outcome instanceof Outcome.Failed failed
                ? Optional.of(failed.why().code())
                : Optional.empty();
        try {
            var ending =
                    new RunRecord.Ending(state, bench.clock().instant(), code, words.apply(outcome), last.bytesMoved());
            bench.catalog().endRun(run.id(), ending, trace(last, notes(run, outcome)));
            if (outcome instanceof Outcome.Completed) {
                sampleSpace();
            }
        } catch (CatalogException | IOException | RuntimeException e) {
            LOG.warn("the catalog was not told how run {} ended", run.id(), e);
        }
    }

    private static List<Finding> notes(LiveRun run, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> done.notes();
            case Outcome.NothingToDo(var why) ->
                Stream.concat(run.notes().stream(), Stream.of(why)).toList();
            case Outcome.Cancelled stopped -> stopped.notes();
            case Outcome.Failed bad -> bad.notes();
        };
    }

    private static RunTrace trace(RunSnapshot last, List<Finding> notes) {
        long warnings = notes.stream()
                .filter(note -> note.kind().severity() != Finding.Severity.NOTE)
                .count();
        return new RunTrace(
                last.steps().stream().map(Logbook::step).toList(),
                notes.stream().map(Logbook::note).toList(),
                (int) warnings,
                last.disks().stream().map(Logbook::disk).toList());
    }

    private static RunTrace.Step step(Step step) {
        return new RunTrace.Step(step.stage().name(), step.state().name(), step.started(), step.ended());
    }

    private static RunTrace.Note note(Finding note) {
        return new RunTrace.Note(note.kind().name(), note.disk(), note.facts());
    }

    private static RunTrace.Disk disk(DiskProgress disk) {
        return new RunTrace.Disk(
                disk.disk(),
                disk.alias(),
                disk.mode().map(Enum::name),
                disk.reason().map(Enum::name),
                disk.bytesMoved(),
                disk.virtualSize());
    }

    /// The forecast lives from what was measured on many days, also on those when nobody looked.
    private void sampleSpace() throws CatalogException, IOException {
        Catalog catalog = bench.catalog();
        long used = catalog.history().points().stream()
                .mapToLong(PointFacts::storedBytes)
                .sum();
        long free = Files.getFileStore(bench.repository().folder()).getUsableSpace();
        LocalDate day = LocalDate.ofInstant(bench.clock().instant(), ZoneOffset.UTC);
        catalog.history().sample(new SpaceSample(day, used, free));
    }
}
