package io.chainkeeper.jobs.recall;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.History;
import io.chainkeeper.catalog.PointFacts;
import io.chainkeeper.catalog.RunQuery;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.Explanation;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.activity.Space;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The activity of the workplace in this process.
public final class LocalActivity implements Activity {
    private static final int MOST_EXPORTED = 100_000;
    private static final int MOST_VERIFICATIONS = 2_000;

    /// Verifications that failed longer ago were either repeated or the points are gone.
    private static final Duration VERIFICATIONS = Duration.ofDays(90);

    /// Asks the engine which VMs there are.
    @FunctionalInterface
    public interface Machines {
        /// All of them, with their protection.
        List<Machine> ask() throws WorkplaceException;
    }

    private final Bench bench;
    private final RunList runs;
    private final Machines machines;
    private final Promises promises;
    private final BiFunction<String, Locale, Optional<Explanation>> explain;
    /// As the engine told when health was last asked for; the calendar must not wait for an engine.
    private volatile Optional<List<Machine>> seen = Optional.empty();

    /// @param living   runs that work now
    /// @param machines asks the engine; not called without one
    /// @param promises what is overdue, and what comes next
    /// @param explain  tells what a code means
    public LocalActivity(
            Bench bench,
            Supplier<List<Run>> living,
            Machines machines,
            Promises promises,
            BiFunction<String, Locale, Optional<Explanation>> explain) {
        this.bench = bench;
        this.runs = new RunList(bench.catalog().history(), living);
        this.machines = machines;
        this.promises = promises;
        this.explain = explain;
    }

    private interface Question<T> {
        T ask() throws CatalogException, IOException;
    }

    private <T> T answer(Question<T> question) throws WorkplaceException {
        try {
            return question.ask();
        } catch (CatalogException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } catch (IOException e) {
            throw new WorkplaceException(Failures.of(e, folder()), e);
        }
    }

    private History history() {
        return bench.catalog().history();
    }

    private Path folder() {
        return bench.repository().folder();
    }

    private Instant now() {
        return bench.clock().instant();
    }

    @Override
    public List<RunEntry> runs(RunFilter filter, int max) throws WorkplaceException {
        return answer(() -> runs.find(filter, max));
    }

    @Override
    public Optional<RunStory> story(UUID run) throws WorkplaceException {
        return answer(() -> runs.story(run));
    }

    @Override
    public List<CalendarRow> calendar(LocalDate from, LocalDate to, ZoneId zone) throws WorkplaceException {
        Days days = new Days(from, to, zone);
        return answer(() -> {
            var facts = new CalendarSheet.Facts(
                    history().moments(days.begin().minus(promises.longest()), days.end()),
                    history().backups(days.begin(), days.end()),
                    history().newestPoints(),
                    seen,
                    runs.aliveIds());
            return new CalendarSheet(days, facts, promises, now()).rows();
        });
    }

    @Override
    public Health health() throws WorkplaceException {
        boolean answered = look();
        return answer(() -> {
            List<PointFacts> points = history().points();
            var facts = new Checkup.Facts(
                    answered ? seen.orElse(List.of()) : kept(),
                    answered,
                    history().newestBackups(),
                    failedVerifications(),
                    bench.catalog().unsettled(),
                    runs.aliveIds(),
                    history().acknowledged(),
                    space(points),
                    SpaceSheet.old(points, now()));
            return new Checkup(facts, promises, now()).health();
        });
    }

    /// An engine that does not answer is told by `engineAnswered`: what the catalog knows is worth saying all the
    /// same.
    private boolean look() {
        if (bench.maybeEngine().isEmpty()) {
            return false;
        }
        try {
            seen = Optional.of(List.copyOf(machines.ask()));
            return true;
        } catch (WorkplaceException _) {
            return false;
        }
    }

    private List<Machine> kept() throws CatalogException {
        return history().newestPoints().stream()
                .map(each -> new Machine(
                        each.vm(),
                        each.name(),
                        promises.broken(each.vm(), each.last(), now()) ? Protection.OVERDUE : Protection.PROTECTED,
                        Optional.of(each.last())))
                .toList();
    }

    /// The newest verification of each point, where that one failed.
    private List<RunRecord> failedVerifications() throws CatalogException {
        var asked = new RunQuery(
                Optional.empty(),
                Set.of(RunRecord.Kind.VERIFY),
                Set.of(),
                false,
                Optional.of(now().minus(VERIFICATIONS)),
                Optional.empty(),
                "");
        Set<Optional<UUID>> known = new HashSet<>();
        List<RunRecord> failed = new ArrayList<>();
        for (RunRecord run : history().runs(asked, MOST_VERIFICATIONS)) {
            Optional<RunRecord.State> state = run.ending().map(RunRecord.Ending::state);
            boolean told =
                    state.filter(each -> each != RunRecord.State.CANCELLED).isPresent();
            if (told && known.add(run.point()) && state.get() == RunRecord.State.FAILED) {
                failed.add(run);
            }
        }
        return failed;
    }

    @Override
    public Space space() throws WorkplaceException {
        return answer(() -> space(history().points()));
    }

    private Space space(List<PointFacts> points) throws CatalogException, IOException {
        FileStore store = Files.getFileStore(folder());
        LocalDate from = LocalDate.ofInstant(now().minus(SpaceSheet.SPAN), ZoneOffset.UTC);
        return new SpaceSheet(points, history().samples(from), now())
                .space(folder(), store.getUsableSpace(), store.getTotalSpace());
    }

    @Override
    public void acknowledge(UUID about) throws WorkplaceException {
        answer(() -> {
            history().acknowledge(about, now());
            return about;
        });
    }

    @Override
    public String export(RunFilter filter, Format format) throws WorkplaceException {
        List<RunEntry> found = runs(filter, MOST_EXPORTED);
        return switch (format) {
            case CSV -> RunText.csv(found);
            case JSON -> RunText.json(found);
        };
    }

    @Override
    public Optional<Explanation> explain(String code, Locale locale) {
        return explain.apply(code, locale);
    }
}
