package io.chainkeeper.jobs;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineLimits;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A lab with a workplace beside it: the real engine client, image client, repository and catalog, over
/// loopback.
final class LabPlace implements AutoCloseable {
    static final JobLimits LIMITS = JobLimits.standard().polling(Duration.ofMillis(2), Duration.ofMillis(20));

    private final Path folder;
    private final Lab lab;
    private Workplace workplace;

    LabPlace(Path folder) throws IOException, WorkplaceException {
        this(folder, LabOptions.fast(folder.resolve("lab")), LIMITS);
    }

    LabPlace(Path folder, LabOptions options, JobLimits limits) throws IOException, WorkplaceException {
        this.folder = folder;
        this.lab = Lab.start(options);
        this.workplace = open(limits);
    }

    private Workplace open(JobLimits limits) throws WorkplaceException {
        return Workplace.open(WorkplaceOptions.of(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        repository(),
                        catalog())
                .withLimits(limits));
    }

    Lab lab() {
        return lab;
    }

    Workplace work() {
        return workplace;
    }

    Path repository() {
        return folder.resolve("repository");
    }

    Path folder() {
        return folder;
    }

    /// Closes the workplace, as when the program ends.
    void leave() {
        workplace.close();
    }

    /// Opens it again, as when the program starts.
    void comeBack() throws WorkplaceException {
        workplace = open(LIMITS);
    }

    /// A conversation of the test's own with the engine.
    Engine engine() throws EngineException {
        return Engine.connect(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                EngineLimits.standard());
    }

    Path catalog() {
        return folder.resolve("catalog");
    }

    Outcome backup(String vm, BackupOptions options) {
        return end(workplace.backup(lab.vm(vm).id(), options));
    }

    Point backedUp(String vm) {
        return backedUp(vm, BackupOptions.standard());
    }

    Point backedUp(String vm, BackupOptions options) {
        return ((Result.BackedUp) completed(backup(vm, options)).result()).point();
    }

    static Outcome end(Run run) {
        return run.outcome().orTimeout(120, TimeUnit.SECONDS).join();
    }

    static Outcome.Completed completed(Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            return completed;
        }
        throw new AssertionError("the run ended as " + outcome);
    }

    /// Writes bytes that a seed decides.
    static void write(LabDisk disk, long offset, int length, long seed) throws IOException {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        disk.write(offset, ByteBuffer.wrap(bytes));
    }

    @Override
    public void close() throws IOException {
        workplace.close();
        lab.close();
    }
}
