package io.chainkeeper.jobs;

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
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.NewAttachment;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.NewVm;
import io.chainkeeper.engine.OvfForRestore;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecoveryTest extends OneVm {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    RecoveryTest() {
        super(DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 51));
    }

    @Test
    void whatADiedRunLeftOnTheEngineAndInTheRepositoryIsSettledByItsIds() throws Exception {
        place.leave();
        UUID run = UUID.randomUUID();
        UUID disk = UUID.randomUUID();
        UUID point = UUID.randomUUID();
        Path unfinished;
        try (Engine engine = place.engine();
                Catalog catalog = Catalog.open(place.catalog())) {
            catalog.startRun(new RunRecord(
                    run, RunRecord.Kind.BACKUP, Optional.of(vm.id()), "web", Optional.empty(), THEN, Optional.empty()));
            Backup backup = aReadyBackup(engine);
            UUID transfer =
                    engine.startDownload(vm.disk().id(), backup.id(), "died").id();
            engine.createDisk(new NewDisk(
                    disk,
                    "half",
                    "",
                    MIB,
                    Optional.empty(),
                    DiskFormat.COW,
                    true,
                    true,
                    engine.storageDomains().getFirst().id()));
            unfinished = Files.createDirectories(place.repository()
                    .resolve("vms")
                    .resolve(vm.id().toString())
                    .resolve("points")
                    .resolve("20260102T030405Z-" + point));
            Files.writeString(unfinished.resolve("half.qcow2"), "half");
            intend(catalog, run, ThingKind.BACKUP, backup.id());
            // The run died before it could write down the checkpoint.
            intend(catalog, run, ThingKind.TRANSFER, transfer);
            intend(catalog, run, ThingKind.DISK, disk);
            intend(catalog, run, ThingKind.POINT, point);
        }
        place.comeBack();

        Outcome outcome = LabPlace.end(place.work().cleanUp());

        assertThat(LabPlace.completed(outcome).result()).isEqualTo(new Result.CleanedUp(4, 0));
        place.lab().assertClean();
        assertThat(unfinished).doesNotExist();
        try (Engine engine = place.engine()) {
            assertThat(engine.disk(disk)).isEmpty();
            assertThat(engine.checkpoints(vm.id())).isEmpty();
        }
        assertThat(place.work().history(10))
                .filteredOn(record -> record.id().equals(run))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.ending().map(RunRecord.Ending::state)).contains(RunRecord.State.INTERRUPTED));
    }

    @Test
    void aDiskThatADiedRestoreHungOnAVmIsTakenOffAndRemovedAndNothingElse() throws Exception {
        place.leave();
        UUID disk = UUID.randomUUID();
        try (Engine engine = place.engine();
                Catalog catalog = Catalog.open(place.catalog())) {
            UUID domain = engine.storageDomains().getFirst().id();
            engine.createDisk(new NewDisk(disk, "half", "", MIB, Optional.empty(), DiskFormat.COW, true, true, domain));
            while (engine.disk(disk).orElseThrow().status() != DiskStatus.OK) {
                Thread.sleep(1);
            }
            intend(catalog, UUID.randomUUID(), ThingKind.DISK, disk);
            engine.attachDisk(vm.id(), new NewAttachment(disk, false, false, false, false, "virtio_scsi"));
        }
        place.comeBack();

        Outcome outcome = LabPlace.end(place.work().cleanUp());

        assertThat(LabPlace.completed(outcome).result()).isEqualTo(new Result.CleanedUp(1, 0));
        try (Engine engine = place.engine()) {
            assertThat(engine.disk(disk)).isEmpty();
            assertThat(engine.vm(vm.id()).orElseThrow().disks())
                    .singleElement()
                    .satisfies(each ->
                            assertThat(each.disk().id()).isEqualTo(vm.disk().id()));
        }
    }

    @Test
    void aVmWhoseIdADiedRestoreNeverLearnedIsFoundByItsRequestAndRemoved() throws Exception {
        Point point = place.backedUp("web");
        String ovf = OvfForRestore.clean(ovfOf(point));
        place.leave();
        UUID request = UUID.randomUUID();
        try (Engine engine = place.engine();
                Catalog catalog = Catalog.open(place.catalog())) {
            catalog.intend(new JournalEntry(UUID.randomUUID(), ThingKind.VM, request, new UUID(0, 0), THEN));
            UUID cluster = engine.clusters().getFirst().id();
            engine.createVm(new NewVm("ours", cluster, ovf, true), request.toString());
            engine.createVm(new NewVm("somebody-elses", cluster, ovf, true));
        }
        place.comeBack();

        Outcome outcome = LabPlace.end(place.work().cleanUp());

        assertThat(LabPlace.completed(outcome).result()).isEqualTo(new Result.CleanedUp(1, 0));
        assertThat(place.lab().vms()).extracting(each -> each.name()).containsExactly("web", "somebody-elses");
    }

    private String ovfOf(Point point) throws Exception {
        try (Engine engine = place.engine()) {
            return engine.ovf(point.vm().id());
        }
    }

    private Backup aReadyBackup(Engine engine) throws Exception {
        UUID id = UUID.randomUUID();
        engine.startBackup(
                new BackupRequest(id, vm.id(), List.of(vm.disk().id()), Optional.empty(), "", false, "died"));
        while (engine.backup(vm.id(), id).orElseThrow().phase() != BackupPhase.READY) {
            Thread.sleep(1);
        }
        return engine.backup(vm.id(), id).orElseThrow();
    }

    private void intend(Catalog catalog, UUID run, ThingKind kind, UUID id) throws Exception {
        catalog.intend(new JournalEntry(run, kind, id, vm.id(), THEN));
    }

    @Test
    void aPointThatWasDurableWhenItsRunDiedStaysAndIsRemembered() throws Exception {
        Point point = place.backedUp("web");
        place.leave();
        UUID run = point.run();
        try (Catalog catalog = Catalog.open(place.catalog())) {
            catalog.replaceAll(List.of());
            intend(catalog, run, ThingKind.POINT, point.id());
            intend(catalog, run, ThingKind.CHECKPOINT, point.checkpoint().orElseThrow());
        }
        place.comeBack();

        assertThat(LabPlace.completed(LabPlace.end(place.work().cleanUp())).result())
                .isEqualTo(new Result.CleanedUp(2, 0));

        assertThat(place.work().points(vm.id())).containsExactly(point);
        try (Engine engine = place.engine()) {
            assertThat(engine.checkpoints(vm.id())).hasSize(1);
        }
        place.lab().assertClean();
    }

    @Test
    void theCatalogIsRebuiltFromTheRepositoryAsItWas() throws Exception {
        place.backedUp("web");
        LabPlace.write(vm.disk(), 0, 4096, 52);
        place.backedUp("web");
        place.leave();
        List<KeptPoint> before;
        try (Catalog catalog = Catalog.open(place.catalog())) {
            before = catalog.points();
            catalog.replaceAll(before.subList(0, 1));
        }
        place.comeBack();

        Outcome outcome = LabPlace.end(place.work().rebuildCatalog());

        assertThat(LabPlace.completed(outcome).result()).isEqualTo(new Result.CatalogRebuilt(2, List.of()));
        place.leave();
        try (Catalog catalog = Catalog.open(place.catalog())) {
            assertThat(catalog.points()).isEqualTo(before);
        }
        place.comeBack();
    }

    @Test
    void anEmptyCatalogIsFilledWhenTheWorkplaceOpens() throws Exception {
        place.backedUp("web");
        place.leave();
        try (Catalog catalog = Catalog.open(place.catalog())) {
            catalog.replaceAll(List.of());
        }

        place.comeBack();

        assertThat(place.work().vms()).singleElement().satisfies(each -> {
            assertThat(each.points()).isEqualTo(1);
            assertThat(each.protection()).isEqualTo(Protection.PROTECTED);
        });
    }
}
