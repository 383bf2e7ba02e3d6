package io.chainkeeper.jobs.adopt;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Memory;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.NewDiskVersion;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.PointDraft;
import io.chainkeeper.repository.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Copies backups of `backup_vm.py` into points: oldest first, each durable before the next is begun, so that what
/// is there when somebody cancels is whole.
final class AdoptJob implements Job {
    private final Bench bench;
    private final Path folder;
    private final AdoptedVm vm;
    private final Set<UUID> wanted;
    private final ZoneId zone;
    /// File name → the point that holds it.
    private final Map<String, UUID> pointOf = new HashMap<>();

    private final Map<String, DiskGauge> gauges = new HashMap<>();

    AdoptJob(Bench bench, Path folder, AdoptedVm vm, Set<UUID> wanted, ZoneId zone) {
        this.bench = bench;
        this.folder = folder;
        this.vm = vm;
        this.wanted = Set.copyOf(wanted);
        this.zone = zone;
    }

    @Override
    public Result work(LiveRun run) throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        Adoption seen = new FolderLook(folder, bench.repository(), zone).look();
        List<Adoption.Found> chosen = withWhatTheyHangOn(seen.found());
        requireRoom(chosen);
        chosen.forEach(found -> found.images().forEach(image -> show(run, image)));
        AdoptedVm.Facts facts = vm.facts(bench);
        if (!facts.known()) {
            run.note(Finding.of(Finding.Kind.ADOPTED_WITHOUT_VM));
        }
        run.enter(Stage.CONVERT);
        List<UUID> made = new ArrayList<>();
        long bytes = 0;
        for (Adoption.Found found : chosen) {
            Point point = adopt(run, found, facts);
            made.add(point.id());
            bytes += point.storedBytes();
        }
        run.enter(Stage.REMEMBER);
        return new Result.Adopted(made, bytes);
    }

    /// An incremental without the points below it would be no point; those that are here already need no copy.
    private List<Adoption.Found> withWhatTheyHangOn(List<Adoption.Found> all) {
        Map<String, Adoption.Found> byFile = new HashMap<>();
        all.forEach(found -> found.images().forEach(image -> {
            byFile.put(image.file(), found);
            pointOf.put(image.file(), found.id());
        }));
        Set<UUID> needed = new HashSet<>();
        // Newest first, so that what a point hangs on is asked for before it is looked at.
        for (Adoption.Found found : all.reversed()) {
            if (wanted.contains(found.id()) || needed.contains(found.id())) {
                needed.add(found.id());
                found.images().stream()
                        .flatMap(image -> image.below().stream())
                        .map(file -> Objects.requireNonNull(byFile.get(file)).id())
                        .forEach(needed::add);
            }
        }
        return all.stream()
                .filter(found -> needed.contains(found.id()) && !found.adopted())
                .toList();
    }

    private void requireRoom(List<Adoption.Found> chosen) throws IOException, JobFailed {
        long bytes = chosen.stream().mapToLong(Adoption.Found::bytes).sum();
        Path place = bench.repository().folder();
        long free = Files.getFileStore(place).getUsableSpace();
        if (bytes > free) {
            throw new JobFailed(new Failure.FreeSpace(FailureCode.DISK_FULL, place, bytes, free));
        }
    }

    private void show(LiveRun run, Adoption.Image image) {
        DiskGauge gauge = new DiskGauge(image.disk(), image.file(), image.virtualSize(), image.bytes());
        gauges.put(image.file(), run.show(gauge));
    }

    private Point adopt(LiveRun run, Adoption.Found found, AdoptedVm.Facts facts)
            throws CatalogException, IOException, JobStopped {
        bench.journal(run, ThingKind.POINT, found.id(), vm.id());
        Optional<Point> point = Optional.empty();
        try (PointDraft draft = bench.repository().begin(facts.point(found, run.id()))) {
            draft.ovf(facts.ovf());
            for (Adoption.Image image : found.images()) {
                add(run, draft, image, facts);
            }
            run.stopIfCancelled();
            point = Optional.of(draft.commit());
        } finally {
            // Its folder is a point now, or gone.
            bench.settle(run, ThingKind.POINT, found.id());
        }
        Memory.keep(bench, point.get()).ifPresent(words -> run.note(Finding.of(Finding.Kind.CATALOG_NOT_TOLD, words)));
        return point.get();
    }

    private void add(LiveRun run, PointDraft draft, Adoption.Image image, AdoptedVm.Facts facts)
            throws IOException, JobStopped {
        UUID disk = image.disk();
        DiskGauge gauge = Objects.requireNonNull(gauges.get(image.file()));
        Optional<UUID> parent = image.below().map(pointOf::get);
        Optional<Point> below =
                parent.isEmpty() ? Optional.empty() : bench.repository().point(parent.get());
        Optional<String> backing =
                below.isEmpty() ? Optional.empty() : Optional.of(draft.backingName(below.get(), disk));
        ImageCopy copy = new ImageCopy(folder.resolve(image.file()), image.bytes());
        gauge.watch(copy);
        Path file = draft.imageFile(disk);
        long stored = copy.copy(file, backing, run);
        // vms/<vm>/points/<point>/<disk>.qcow2: backing files lie in sister folders of the point's.
        Path points =
                Objects.requireNonNull(Objects.requireNonNull(file.getParent()).getParent());
        try (DiskImage now = DiskImage.open(file, ImageFormat.QCOW2, points)) {
            BlockDigests whole = BlockDigests.of(now, _ -> {}, run::cancelled).orElseThrow(JobStopped::new);
            StoredDigests own = StoredDigests.of(now, _ -> {}, run::cancelled).orElseThrow(JobStopped::new);
            Mode mode = parent.isPresent() ? Mode.INCREMENTAL : Mode.FULL;
            Reason why = parent.isPresent() ? Reason.CHANGES_SINCE_LAST_POINT : Reason.ASKED_FOR_FULL;
            draft.add(new NewDiskVersion(disk, facts.shape(disk), mode, why, parent, stored), whole, own);
        }
        gauge.done();
    }
}
