package io.chainkeeper.jobs;

import static io.chainkeeper.jobs.doctor.Leftover.Kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.NewVm;
import io.chainkeeper.engine.OvfForRestore;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.doctor.Leftover.Remedy;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final long MIB = 1 << 20;
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final List<String> planted = new ArrayList<>();
    private LabPlace place;

    @BeforeEach
    void open() throws Exception {
        place = new LabPlace(folder);
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private LabVm vm(String name) throws IOException {
        return place.lab().add(VmSpec.up(name, DiskSpec.seeded(name + "_Disk1", 2 * MIB, MIB, name.hashCode())));
    }

    @Test
    void whereNothingIsWrongNothingIsFound() throws Exception {
        vm("web");
        place.backedUp("web");
        place.backedUp("web");

        Diagnosis seen = place.work().diagnose();

        assertThat(seen.leftovers()).isEmpty();
        assertThat(seen.vms()).isEqualTo(1);
        assertThat(seen.points()).isEqualTo(2);
    }

    @Test
    void eachOfThirtyWrecksIsNamedAndOnlyOursAreCleaned() throws Exception {
        plantWhatBackupsLeave();
        Point restorable = place.backedUp("web");
        place.leave();
        try (Engine engine = place.engine();
                Catalog catalog = Catalog.open(place.catalog())) {
            plantOursOnTheEngine(engine, catalog, restorable);
            plantOthers(engine);
            plantInTheJournal(catalog);
            plantInTheCatalog(catalog);
        }
        plantInTheRepository();
        place.comeBack();

        Diagnosis seen = place.work().diagnose();

        assertThat(planted).hasSizeGreaterThanOrEqualTo(30);
        assertThat(seen.leftovers()).extracting(DoctorTest::told).containsExactlyInAnyOrderElementsOf(planted);
        assertThat(seen.of(Remedy.CLEAN_UP))
                .allSatisfy(each -> assertThat(each.since()).contains(THEN));
        saysWhatToDo(seen);

        LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        LabPlace.completed(LabPlace.end(place.work().rebuildCatalog()));

        Diagnosis after = place.work().diagnose();
        assertThat(after.leftovers())
                .as("others' things are all still there, and ours are gone")
                .extracting(DoctorTest::told)
                .containsExactlyInAnyOrderElementsOf(seen.leftovers().stream()
                        .filter(each -> each.kind().remedy() == Remedy.BY_HAND
                                || each.kind().remedy() == Remedy.NEXT_BACKUP)
                        .map(DoctorTest::told)
                        .toList());
    }

    @Test
    void aDiskThatNothingWorksOnAndIsLockedAllTheSameIsNamed() throws Exception {
        LabVm vm = place.lab()
                .add(VmSpec.up("stuck", DiskSpec.seeded("root", MIB, MIB, 1).in(DiskSpec.Health.LOCKED)));

        assertThat(place.work().diagnose().leftovers()).singleElement().satisfies(found -> {
            assertThat(told(found)).isEqualTo(Kind.LOCKED_DISK + " " + vm.disk().id());
            assertThat(found.facts()).containsExactly("root");
        });
    }

    @Test
    void withoutAnEngineTheJournalIsToldAndTheRepositoryLookedAt() throws Exception {
        vm("web");
        place.backedUp("web");
        place.leave();
        UUID transfer = UUID.randomUUID();
        try (Catalog catalog = Catalog.open(place.catalog())) {
            intend(catalog, ThingKind.TRANSFER, transfer, place.lab().vm("web").id());
        }

        try (Workplace offline = Workplace.open(WorkplaceOptions.offline(place.repository(), place.catalog()))) {
            Diagnosis seen = offline.diagnose();

            assertThat(seen.engine()).isFalse();
            assertThat(seen.leftovers()).extracting(DoctorTest::told).containsExactly(Kind.OWN_UNSEEN + " " + transfer);
        }
        place.comeBack();
    }

    private static void saysWhatToDo(Diagnosis seen) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Words words = Words.in(locale);
            assertThat(seen.leftovers()).allSatisfy(each -> {
                assertThat(words.of(each)).doesNotContain("{").matches("(?s).+[.:].+\\.");
                assertThat(words.steps(each)).endsWith(".").doesNotContain("{", "By hand.", "Von Hand.");
            });
        }
    }

    private interface Seen {
        boolean now() throws Exception;
    }

    private static void until(Seen seen) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!seen.now()) {
            assertThat(System.nanoTime()).as("it never came").isLessThan(end);
            Thread.sleep(1); // how often to look, not how long to wait
        }
    }

    private static String told(Leftover leftover) {
        return leftover.kind() + " " + leftover.id();
    }

    private void planted(Kind kind, Object id) {
        planted.add(kind + " " + id);
    }

    private void plantWhatBackupsLeave() throws Exception {
        vm("web");
        vm("merge-failed");
        LabPlace.completed(place.backup("merge-failed", BackupOptions.standard()));
        LabVm doubtful = vm("doubtful");
        Point doubted = place.backedUp("doubtful");
        doubtful.happens(Happening.CHECKPOINT_INVALID);
        planted(Kind.CHECKPOINT_INVALID, doubted.checkpoint().orElseThrow());
        LabVm forgetful = vm("forgetful");
        Point without = place.backedUp("forgetful");
        try (Engine engine = place.engine()) {
            UUID checkpoint = without.checkpoint().orElseThrow();
            engine.removeCheckpoint(forgetful.id(), checkpoint);
            until(() -> engine.checkpoints(forgetful.id()).isEmpty());
            planted(Kind.CHECKPOINT_GONE, checkpoint);
        }
    }

    private void plantOursOnTheEngine(Engine engine, Catalog catalog, Point restorable) throws Exception {
        for (String name : List.of("ours-1", "ours-2")) {
            LabVm vm = vm(name);
            Backup backup = aReadyBackup(engine, vm);
            UUID transfer =
                    engine.startDownload(vm.disk().id(), backup.id(), "died").id();
            intend(catalog, ThingKind.BACKUP, backup.id(), vm.id());
            intend(catalog, ThingKind.TRANSFER, transfer, vm.id());
            planted(Kind.OWN_BACKUP, backup.id());
            planted(Kind.OWN_TRANSFER, transfer);
        }
        for (int i = 0; i < 2; i++) {
            UUID disk = newDisk(engine);
            intend(catalog, ThingKind.DISK, disk, new UUID(0, 0));
            planted(Kind.OWN_DISK, disk);
        }
        UUID cluster = engine.clusters().getFirst().id();
        String ovf = OvfForRestore.clean(engine.ovf(restorable.vm().id()));
        UUID known = engine.createVm(new NewVm("half-1", cluster, ovf, true));
        intend(catalog, ThingKind.VM, known, known);
        planted(Kind.OWN_VM, known);
        UUID request = UUID.randomUUID();
        engine.createVm(new NewVm("half-2", cluster, ovf, true), request.toString());
        intend(catalog, ThingKind.VM, request, new UUID(0, 0));
        planted(Kind.OWN_VM, request);
        UUID checkpoint = aCheckpoint(engine, vm("checked"));
        intend(
                catalog,
                ThingKind.CHECKPOINT,
                checkpoint,
                place.lab().vm("checked").id());
        planted(Kind.OWN_CHECKPOINT, checkpoint);
        LabVm merged = vm("our-merge");
        Backup left = aBackupThatWasNotMerged(engine, merged);
        intend(catalog, ThingKind.SNAPSHOT, left.snapshot().orElseThrow(), merged.id());
        planted(Kind.OWN_SNAPSHOT, left.snapshot().orElseThrow());
        intend(catalog, ThingKind.CHECKPOINT, left.toCheckpoint().orElseThrow(), merged.id());
        planted(Kind.OWN_CHECKPOINT, left.toCheckpoint().orElseThrow());
    }

    private void plantOthers(Engine engine) throws Exception {
        LabVm vm = vm("theirs");
        Backup backup = aReadyBackup(engine, vm);
        UUID transfer =
                engine.startDownload(vm.disk().id(), backup.id(), "theirs").id();
        planted(Kind.OTHER_BACKUP, backup.id());
        planted(Kind.OTHER_TRANSFER, transfer);
        planted(Kind.OTHER_CHECKPOINT, aCheckpoint(engine, vm("their-checkpoint")));
        Backup left = aBackupThatWasNotMerged(engine, vm("their-merge"));
        planted(Kind.BACKUP_SNAPSHOT, left.snapshot().orElseThrow());
        planted(Kind.OTHER_CHECKPOINT, left.toCheckpoint().orElseThrow());
        newDisk(engine); // a floating disk of somebody is nobody's leftover
        LabVm broken = place.lab()
                .add(VmSpec.up("broken", DiskSpec.seeded("b", MIB, MIB, 2)).withIllegalImages());
        planted(Kind.ILLEGAL_IMAGES, broken.id());
    }

    private void plantInTheJournal(Catalog catalog) throws Exception {
        UUID vm = place.lab().vm("web").id();
        UUID run = UUID.randomUUID();
        catalog.startRun(new RunRecord(
                run, RunRecord.Kind.BACKUP, Optional.of(vm), "web", Optional.empty(), THEN, Optional.empty()));
        planted(Kind.DIED_RUN, run);
        for (ThingKind kind : ThingKind.values()) {
            UUID id = UUID.randomUUID();
            intend(catalog, kind, id, vm);
            planted(Kind.OWN_NOTE, id);
        }
        UUID begun = UUID.randomUUID();
        intend(catalog, ThingKind.POINT, begun, vm);
        Files.createDirectories(pointFolder("web", "20260102T030405Z-" + begun));
        planted(Kind.OWN_FOLDER, begun);
        UUID stored = points("web").getFirst().id();
        intend(catalog, ThingKind.POINT, stored, vm);
        planted(Kind.OWN_POINT, stored);
    }

    private void plantInTheCatalog(Catalog catalog) throws Exception {
        UUID unknown = points("forgetful").getFirst().id();
        KeptPoint kept = catalog.points().stream()
                .filter(each -> each.point().equals(unknown))
                .findFirst()
                .orElseThrow();
        catalog.forget(unknown);
        planted(Kind.UNKNOWN_POINT, unknown);
        UUID vanished = UUID.randomUUID();
        catalog.keep(new KeptPoint(
                vanished,
                kept.run(),
                kept.vm(),
                kept.vmName(),
                kept.engine(),
                THEN,
                Optional.empty(),
                kept.consistency(),
                Optional.empty(),
                kept.disks()));
        planted(Kind.VANISHED_POINT, vanished);
    }

    private void plantInTheRepository() throws Exception {
        Path unknown = Files.createDirectories(pointFolder("web", "20260103T030405Z-" + UUID.randomUUID()));
        planted(Kind.UNFINISHED_FOLDER, unknown);
        Path unreadable = Files.createDirectories(pointFolder("web", "20260104T030405Z-" + UUID.randomUUID()));
        planted(Kind.UNREADABLE_MANIFEST, Files.writeString(unreadable.resolve("point.json"), "{"));
        planted(Kind.STRAY_FILE, Files.writeString(pointFolder("web", "shopping.txt"), "milk"));
        Path image = image("merge-failed");
        Files.write(image, new byte[1], StandardOpenOption.APPEND);
        planted(Kind.CHANGED_FILE, image);
        Path gone = image("forgetful");
        Files.delete(gone);
        planted(Kind.MISSING_FILE, gone);
    }

    private List<Point> points(String vm) throws Exception {
        try (var repository = Repository.openReadOnly(place.repository())) {
            return repository.points(place.lab().vm(vm).id());
        }
    }

    private Path pointFolder(String vm, String name) {
        return place.repository()
                .resolve("vms")
                .resolve(place.lab().vm(vm).id().toString())
                .resolve("points")
                .resolve(name);
    }

    private Path image(String vm) throws IOException {
        try (Stream<Path> files = Files.walk(pointFolder(vm, "."))) {
            return files.filter(each -> each.toString().endsWith(".qcow2"))
                    .findFirst()
                    .orElseThrow()
                    .normalize();
        }
    }

    private UUID newDisk(Engine engine) throws Exception {
        UUID disk = UUID.randomUUID();
        UUID domain = engine.storageDomains().getFirst().id();
        engine.createDisk(new NewDisk(disk, "half", "", MIB, Optional.empty(), DiskFormat.COW, true, true, domain));
        return disk;
    }

    private Backup aReadyBackup(Engine engine, LabVm vm) throws Exception {
        UUID id = UUID.randomUUID();
        engine.startBackup(new BackupRequest(id, vm.id(), List.of(vm.disk().id()), Optional.empty(), "", false, "x"));
        until(() -> engine.backup(vm.id(), id).orElseThrow().phase() == BackupPhase.READY);
        return engine.backup(vm.id(), id).orElseThrow();
    }

    private UUID aCheckpoint(Engine engine, LabVm vm) throws Exception {
        return anEndedBackup(engine, vm).toCheckpoint().orElseThrow();
    }

    private Backup aBackupThatWasNotMerged(Engine engine, LabVm vm) throws Exception {
        place.lab().next(Trouble.mergeFails());
        return anEndedBackup(engine, vm);
    }

    /// As it was when it was ready.
    private Backup anEndedBackup(Engine engine, LabVm vm) throws Exception {
        Backup backup = aReadyBackup(engine, vm);
        engine.finalizeBackup(vm.id(), backup.id());
        until(() -> engine.backup(vm.id(), backup.id()).orElseThrow().phase().ended());
        return backup;
    }

    private void intend(Catalog catalog, ThingKind kind, UUID id, UUID vm) throws Exception {
        catalog.intend(new JournalEntry(UUID.randomUUID(), kind, id, vm, THEN));
    }
}
