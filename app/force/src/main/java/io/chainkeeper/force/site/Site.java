package io.chainkeeper.force.site;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineLimits;
import io.chainkeeper.engine.Login;
import io.chainkeeper.force.Folders;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.files.WatchedFileSystem;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.run.EnginePatience;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.TransferEffort;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The real program beside a lab: engine client, image client, repository and catalog, with one decider for all
/// that it does outside of itself except the catalog.
public final class Site implements AutoCloseable {
    /// How long a run may take here before it counts as stuck.
    private static final Duration STUCK = Duration.ofSeconds(120);

    /// As many times a person starts the program before the engine counts as gone for good.
    private static final int STARTS = 10;

    private static final Watcher NOBODY = (server, method, path) -> Watcher.Fate.ANSWERED;

    private final Lab lab;
    private final Path folder;
    private final FileWatcher recorder;
    private final Switch decider;
    private final JobLimits limits;
    private Life life;
    private Workplace work;

    /// Decides only while somebody wants to.
    private static final class Switch implements Decider {
        private volatile Decider now = CALM;

        @Override
        public Ending of(Step step) {
            return now.of(step);
        }
    }

    /// @param lab    outlives the site
    /// @param folder where repository and catalog are made
    public Site(Lab lab, Path folder) throws WorkplaceException {
        this(lab, folder, FileWatcher.CALM);
    }

    /// The same with somebody who is told what was done to the repository's files.
    public Site(Lab lab, Path folder, FileWatcher recorder) throws WorkplaceException {
        this(lab, folder, recorder, limits());
    }

    /// The same with another patience.
    public Site(Lab lab, Path folder, FileWatcher recorder, JobLimits limits) throws WorkplaceException {
        this.limits = limits;
        this.lab = lab;
        this.folder = folder;
        this.recorder = recorder;
        this.decider = new Switch();
        this.life = new Life(decider, recorder);
        this.work = open();
    }

    /// Patience for a lab that answers at once: short, so that an engine that is away counts as gone soon, yet long
    /// enough that three refusals are not taken for that where many other programs run.
    public static JobLimits limits() {
        Duration soon = Duration.ofSeconds(5);
        return JobLimits.standard()
                .polling(Duration.ofMillis(1), Duration.ofMillis(4))
                .with(EnginePatience.of(soon).waiting(Duration.ofMillis(600), Duration.ofMillis(200)))
                .with(new TransferEffort(2, 3, 1))
                .leaving(Duration.ofMinutes(1));
    }

    private Workplace open() throws WorkplaceException {
        lab.watchedBy(life);
        Path repository = new WatchedFileSystem(life).watched(repository());
        return Workplace.open(WorkplaceOptions.of(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        repository,
                        catalog())
                .withLimits(limits));
    }

    /// The lab.
    public Lab lab() {
        return lab;
    }

    /// The program as it is now; another one after a death.
    public Workplace work() {
        return work;
    }

    /// Where points are, in the real file system.
    public Path repository() {
        return folder.resolve("repository");
    }

    /// Where the catalog is.
    public Path catalog() {
        return folder.resolve("catalog");
    }

    /// What a run came to: its outcome, or empty when the program died in it.
    ///
    /// @throws IllegalStateException when it neither ends nor dies in two minutes
    public Optional<Outcome> watched(Run run) {
        try {
            CompletableFuture.anyOf(run.outcome(), life.dying()).get(STUCK.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("stuck: " + run.snapshot(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return life.dying().isDone()
                ? Optional.empty()
                : Optional.of(run.outcome().join());
    }

    /// Lets somebody decide about every step from now on.
    public void decidedBy(Decider who) {
        decider.now = who;
    }

    /// Lets every step be done from now on.
    public void calm() {
        decider.now = Decider.CALM;
    }

    /// What happens to the repository between a death and the next start.
    @FunctionalInterface
    public interface Interlude {
        /// Nothing of the program is at work.
        void happens() throws IOException;
    }

    /// The program dies, if it has not yet, and is started again: what it had on disk at that moment is there,
    /// nothing that it would have done afterwards was done. What it left is not cleaned up.
    public void dieAndComeBack() throws IOException, WorkplaceException {
        dieAndComeBack(() -> {});
    }

    /// The same, and something happens before it is started again.
    public void dieAndComeBack(Interlude meanwhile) throws IOException, WorkplaceException {
        life.hold();
        StillCopy.of(catalog(), folder.resolve("catalog-at-death"));
        life.die();
        work.close();
        Folders.remove(catalog());
        Files.move(folder.resolve("catalog-at-death"), catalog());
        meanwhile.happens();
        calm();
        life = new Life(decider, recorder);
        work = openAgain();
    }

    /// The engine may be away since before the death: who starts the program then is told so, and tries again.
    private Workplace openAgain() throws WorkplaceException {
        for (int left = STARTS - 1; ; left--) {
            try {
                return open();
            } catch (WorkplaceException e) {
                if (left == 0 || !(e.failure() instanceof Failure.TryLater)) {
                    throw e;
                }
            }
        }
    }

    /// Somebody looks at every transfer, twice: in a lab whose phases take no time, that is what moves them on.
    public void transfersGoOn() throws EngineException {
        try (Engine engine = Engine.connect(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                EngineLimits.standard())) {
            for (UUID transfer : engine.transfers()) {
                engine.transfer(transfer);
                engine.transfer(transfer);
            }
        }
    }

    /// The program ends.
    public void leave() {
        work.close();
        lab.watchedBy(NOBODY);
    }

    /// The program starts again, on what is there.
    public void comeBack() throws WorkplaceException {
        life = new Life(decider, recorder);
        work = open();
    }

    @Override
    public void close() {
        calm();
        work.close();
        lab.watchedBy(NOBODY);
    }
}
