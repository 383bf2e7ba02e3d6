package io.chainkeeper.force.liars;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Login;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.site.LabTime;
import io.chainkeeper.force.site.Moments;
import io.chainkeeper.force.site.Rest;
import io.chainkeeper.force.site.Site;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.EnginePatience;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.ServerLimits;
import io.chainkeeper.jobs.run.TransferEffort;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// A lab that can lie, the program beside it, and a VM with a point.
final class Lane implements AutoCloseable {
    /// Short: silence is a lie that is told often.
    private static final ServerLimits HASTY = new ServerLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2));

    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Random random;
    private final Lab lab;
    private final LabVm vm;
    private final Site site;
    private final Moments moments;
    private final Liar liar;
    private final Rest rest;
    private final UUID cluster;
    private final UUID domain;
    private int restored;

    Lane(Path folder, long seed, Tally tally, Semaphore large) throws IOException, WorkplaceException {
        this.folder = folder;
        this.random = new Random(seed);
        LabTime time = new LabTime();
        this.lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withClock(time));
        this.vm = lab.add(VmSpec.up(
                "vm",
                DiskSpec.seeded("one", 5 << 20, 2 << 20, seed),
                DiskSpec.seeded("two", (1 << 20) + 512, 1 << 19, seed)));
        this.site = new Site(lab, folder, FileWatcher.CALM, hasty());
        this.moments = new Moments(lab);
        this.liar = new Liar(tally, large);
        this.rest = new Rest(site, moments, tally, folder.resolve("scratch"), time, line -> false);
        this.cluster = site.work().clusters().getFirst().id();
        this.domain = site.work().storageDomains().getFirst().id();
        lab.watchedBy(liar);
    }

    /// Less patience still, since most of what is awaited never comes; and notes as seldom as for real disks.
    private static JobLimits hasty() {
        JobLimits all = Site.limits();
        return all.with(EnginePatience.of(Duration.ofSeconds(1))
                        .waiting(all.engine().away(), Duration.ofMillis(50)))
                .with(new TransferEffort(2, 2, 64))
                .hearing(HASTY);
    }

    /// Makes the first point, on a machine that may be busy.
    void begin() throws IOException, EngineException, WorkplaceException {
        for (int i = 0; i < ATTEMPTS && moments.points().isEmpty(); i++) {
            goes(Flow.FULL);
            rest.settle();
            rest.noPointIsLost();
        }
        if (moments.points().isEmpty()) {
            throw new IllegalStateException("no backup of an honest engine");
        }
    }

    /// The program.
    Site site() {
        return site;
    }

    /// The servers.
    Liar liar() {
        return liar;
    }

    /// What must hold.
    Rest rest() {
        return rest;
    }

    /// Where all of it lies.
    Path folder() {
        return folder;
    }

    /// Whether a disk ever held this at the moment of a point.
    boolean wasEver(UUID disk, String bytes) {
        return moments.points().stream()
                .anyMatch(point -> moments.of(point, disk).equals(Optional.of(bytes)));
    }

    /// Ids of all VMs that there are.
    Set<UUID> vms() {
        return lab.vms().stream().map(LabVm::id).collect(Collectors.toSet());
    }

    /// Every disk that there is.
    Map<UUID, LabDisk> disks() {
        return lab.disks().stream().collect(Collectors.toMap(LabDisk::id, disk -> disk));
    }

    /// The guest writes a little on each disk.
    void guestWrites() throws IOException {
        for (LabDisk disk : vm.disks()) {
            byte[] bytes = new byte[512 * (1 + random.nextInt(32))];
            random.nextBytes(bytes);
            disk.write(512L * random.nextInt((int) ((disk.size() - bytes.length) / 512)), ByteBuffer.wrap(bytes));
        }
    }

    /// What a flow comes to.
    ///
    /// @return how its run ended; empty when it has none
    Optional<Outcome> goes(Flow flow) throws EngineException, WorkplaceException {
        Workplace work = site.work();
        return switch (flow) {
            case SIGN_IN -> {
                signIn();
                yield Optional.empty();
            }
            case LIST -> {
                look(work);
                yield Optional.empty();
            }
            case DOCTOR -> {
                work.diagnose();
                yield Optional.empty();
            }
            case FULL -> ended(work.backup(vm.id(), options().withFull(true)));
            case INCREMENTAL -> ended(work.backup(vm.id(), options()));
            case RESTORE_VM -> ended(work.restore(toVm()));
            case RESTORE_DISKS -> ended(work.restore(toDisks()));
            case CLEAN_UP -> ended(work.cleanUp());
        };
    }

    private Optional<Outcome> ended(Run run) {
        return site.watched(run);
    }

    private static BackupOptions options() {
        return BackupOptions.standard().withProof(new Proving.Always());
    }

    private void signIn() throws EngineException {
        try (Engine engine = Engine.connect(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                HASTY.ofEngine())) {
            engine.info();
        }
    }

    private void look(Workplace work) throws WorkplaceException {
        work.vms();
        work.vm(vm.id());
        work.engine();
        work.clusters();
        work.storageDomains();
        work.networks();
    }

    private Point newest() throws WorkplaceException {
        return site.work().points(vm.id()).getLast();
    }

    private RestoreRequest toVm() throws WorkplaceException {
        return RestoreRequest.NewVm.of(newest().id(), "again-" + restored++, cluster, Optional.of(domain));
    }

    private RestoreRequest toDisks() throws WorkplaceException {
        Point point = newest();
        Set<UUID> disks = point.disks().stream().map(DiskVersion::disk).collect(Collectors.toSet());
        return new RestoreRequest.Disks(
                point.id(), disks, new RestoreRequest.DiskTarget.Floating(), Map.of(), Optional.of(domain), true);
    }

    @Override
    public void close() throws IOException {
        site.close();
        lab.close();
    }
}
