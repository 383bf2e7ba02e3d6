package io.chainkeeper.force.walk;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.LabTime;
import io.chainkeeper.force.site.Moments;
import io.chainkeeper.force.site.Rest;
import io.chainkeeper.force.site.Site;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// One walk: some VMs, an empty repository, and a dozen commands with whatever happens to them.
final class Episode implements AutoCloseable {
    private static final int COMMANDS = 14;
    private static final long[] SIZES = {64 << 10, (1 << 20) + 512, 4 << 20, (5 << 20) + 1024};
    private static final String SNAPSHOT = "snapshot ";

    private final Random random;
    private final Lab lab;
    private final Path folder;
    private final Tally tally;
    private final Site site;
    private final Moments moments;
    private final Rest rest;
    private final List<LabVm> vms = new ArrayList<>();
    private final People people;
    private final Map<String, Integer> lengths = new HashMap<>();
    private boolean snapshotsStay;
    /// Until the next clean-up.
    private boolean mergeFails;

    /// @param folder empty, for repository, catalog and all
    /// @param time   of the lab
    Episode(long seed, Path folder, Lab lab, LabTime time, Tally tally) throws IOException, WorkplaceException {
        this.random = new Random(seed);
        this.folder = folder;
        this.tally = tally;
        this.lab = lab;
        this.site = new Site(lab, folder);
        this.moments = new Moments(lab);
        this.rest = new Rest(
                site,
                moments,
                tally,
                folder.resolve("scratch"),
                time,
                line -> (snapshotsStay || mergeFails) && line.startsWith(SNAPSHOT));
        for (int i = 0; i <= random.nextInt(2); i++) {
            vms.add(lab.add(vm("vm-" + seed + "-" + i)));
        }
        this.people = new People(lab, vms, tally);
    }

    private VmSpec vm(String name) {
        DiskSpec[] disks = new DiskSpec[1 + random.nextInt(2)];
        for (int i = 0; i < disks.length; i++) {
            long size = SIZES[random.nextInt(SIZES.length)];
            DiskSpec disk = DiskSpec.seeded("disk-" + i, size, size / 2, random.nextLong());
            disks[i] = random.nextInt(8) == 0 ? disk.inFormat(DiskSpec.Format.RAW) : disk;
        }
        return random.nextInt(4) == 0 ? VmSpec.down(name, disks) : VmSpec.up(name, disks);
    }

    /// Walks.
    ///
    /// @return steps of the program at which something was decided
    long walk(String name) throws IOException, WorkplaceException {
        long steps = 0;
        for (int i = 0; i < COMMANDS && tally.findings() == 0; i++) {
            people.guestWrites(random);
            steps += command(name + ", command " + (i + 1));
        }
        if (tally.findings() == 0) {
            rest.after(name + ", at its end");
            rest.doctorIsContent(false);
            for (Point point : site.work().points()) {
                rest.comesBack(point);
            }
        }
        return steps;
    }

    private long command(String name) throws IOException, WorkplaceException {
        String kind = kind();
        tally.count(kind);
        if (random.nextInt(5) == 0) {
            people.act(random, kind.equals("backup"));
        }
        Supplier<Run> begin = prepared(kind);
        if (random.nextInt(3) == 0) {
            trouble();
        }
        Random chance = new Random(random.nextLong());
        Script script = new Script(chance, lengths.getOrDefault(kind, 200), () -> people.guestWrites(chance), tally);
        site.decidedBy(script);
        Run run = begin.get();
        script.about(run);
        Optional<Outcome> ended = site.watched(run);
        site.calm();
        lengths.merge(kind, script.steps(), Math::max);
        rest.after(name + " (" + kind + "), ended as "
                + ended.map(Object::toString).orElse("dead") + ", " + script.story());
        boolean quiet = lab.troubles().isEmpty();
        lab.forgetTroubles();
        judge(ended, quiet && !script.disturbed());
        return script.steps();
    }

    private String kind() {
        int dice = random.nextInt(20);
        boolean points = !moments.points().isEmpty();
        return dice < 11 || !points
                ? "backup"
                : dice < 14 ? "restore to files" : dice < 16 ? "restore to disks" : dice < 18 ? "verify" : "rebuild";
    }

    /// What begins the command, with all choices made.
    private Supplier<Run> prepared(String kind) throws WorkplaceException {
        if (kind.equals("rebuild")) {
            return site.work()::rebuildCatalog;
        }
        if (kind.equals("backup")) {
            UUID vm = vms.get(random.nextInt(vms.size())).id();
            BackupOptions options = options();
            return () -> site.work().backup(vm, options);
        }
        UUID point = anyPoint();
        if (kind.equals("verify")) {
            return () -> site.work().verify(point);
        }
        RestoreRequest request = kind.equals("restore to files") ? toFiles(point) : toDisks(point);
        return () -> site.work().restore(request);
    }

    private RestoreRequest toFiles(UUID point) {
        return new RestoreRequest.LocalFiles(
                point,
                folder.resolve("files-" + random.nextLong()),
                random.nextBoolean() ? ImageFormat.RAW : ImageFormat.QCOW2,
                Optional.empty());
    }

    private UUID anyPoint() {
        List<UUID> all = List.copyOf(moments.points());
        return all.get(random.nextInt(all.size()));
    }

    private RestoreRequest toDisks(UUID point) throws WorkplaceException {
        Point from = site.work().point(point).orElseThrow();
        return new RestoreRequest.Disks(
                point,
                Set.copyOf(from.disks().stream().map(DiskVersion::disk).toList()),
                new RestoreRequest.DiskTarget.Floating(),
                Map.of(),
                Optional.of(site.work().storageDomains().getFirst().id()),
                random.nextBoolean());
    }

    private BackupOptions options() {
        Qcow2Writer.Compression[] compressions = Qcow2Writer.Compression.values();
        return BackupOptions.standard()
                .withFull(random.nextInt(6) == 0)
                .withProof(random.nextInt(4) == 0 ? new Proving.Always() : new Proving.Never())
                .withCompression(
                        random.nextInt(3) == 0
                                ? compressions[random.nextInt(compressions.length)]
                                : Qcow2Writer.Compression.NONE);
    }

    private void trouble() {
        Trouble trouble = Troubles.any(random);
        mergeFails |= trouble.equals(Trouble.mergeFails());
        snapshotsStay |=
                trouble instanceof Trouble.Happens(Happening what, Moment when) && what == Happening.ENGINE_FORGETS;
        tally.count("trouble " + trouble.name().replaceAll(":[0-9]+", ""));
        lab.next(trouble);
    }

    private void judge(Optional<Outcome> ended, boolean undisturbed) throws IOException, WorkplaceException {
        if (ended.isEmpty()) {
            tally.count("ended by death");
            site.dieAndComeBack();
            if (random.nextBoolean()) {
                rest.goOn();
            }
        } else {
            tally.count("ended " + ending(ended.get()));
            if (undisturbed) {
                rest.engineIsClean();
            }
        }
        mergeFails = false;
        rest.settle();
        for (Point point : rest.noPointIsLost()) {
            rest.comesBack(point);
        }
        if (!moments.points().isEmpty() && random.nextInt(3) == 0) {
            rest.comesBack(site.work().point(anyPoint()).orElseThrow());
        }
        rest.doctorIsContent(!undisturbed);
        tally.count("moments of rest");
        ended.ifPresent(this::looksRight);
    }

    private static String ending(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> "well";
            case Outcome.NothingToDo nothing -> "with nothing to do";
            case Outcome.Cancelled cancelled -> "cancelled";
            case Outcome.Failed failed -> "failed, " + failed.why().kind();
        };
    }

    private void looksRight(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && failed.why() instanceof Failure.ReportBug bug) {
            rest.found("a mistake in the program: " + bug);
        }
        if (outcome instanceof Outcome.Completed(Result.RestoredDisks restored, var notes)) {
            restored.disks().forEach((old, made) -> tally.count("disks made on the engine"));
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
