package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A VM that something else works on.
class BusyTest {
    private static final long MIB = 1 << 20;
    private static final DiskSpec ROOT = DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 81);

    @TempDir
    Path folder;

    private LabPlace place(String level) throws Exception {
        return place(level, LabPlace.LIMITS);
    }

    /// Time passes by itself, a hundred times as fast: nobody has to look at what others do.
    private LabPlace place(String level, JobLimits limits) throws Exception {
        LabOptions options = LabOptions.fast(folder.resolve("lab")).withTimeScale(0.01);
        return new LabPlace(folder, options.withCompat(level), limits);
    }

    @Test
    void aVmThatIsOnItsWayUpIsWaitedFor() throws Exception {
        try (LabPlace place = place("4.7")) {
            LabVm vm = place.lab().add(VmSpec.down("web", ROOT));
            vm.start();

            LabPlace.completed(place.backup("web", BackupOptions.standard()));

            assertThat(vm.status()).isEqualTo("up");
            place.lab().assertClean();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VmSpec.State.class,
            names = {"PAUSED", "SUSPENDED"})
    void aVmThatSomebodyPutToRestIsSkippedAndItIsSaid(VmSpec.State state) throws Exception {
        try (LabPlace place = place("4.7")) {
            place.lab().add(VmSpec.up("web", ROOT).in(state));

            assertThat(place.backup("web", BackupOptions.standard()))
                    .isInstanceOfSatisfying(Outcome.NothingToDo.class, skipped -> {
                        assertThat(skipped.why().kind()).isEqualTo(Finding.Kind.WRONG_STATUS);
                        assertThat(skipped.why().facts()).containsExactly(state.name());
                    });
        }
    }

    /// Hybrid backups hold the disks, live ones the VM: the engine refuses the second one in other words.
    @ParameterizedTest
    @ValueSource(strings = {"4.7", "4.6"})
    void aBackupOfSomebodyElseIsWaitedForAndLeftAlone(String level) throws Exception {
        try (LabPlace place = place(level);
                Engine engine = place.engine()) {
            LabVm vm = place.lab().add(VmSpec.up("web", ROOT));
            Backup other = aReadyBackup(engine, vm);
            Run run = place.work().backup(vm.id(), BackupOptions.standard());
            Await.that(() -> waitsFor(run, "web"));
            assertThat(engine.backup(vm.id(), other.id()).orElseThrow().phase()).isEqualTo(BackupPhase.READY);

            engine.finalizeBackup(vm.id(), other.id());

            LabPlace.completed(LabPlace.end(run));
            place.lab().assertClean();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.7", "4.6"})
    void aVmThatStaysBusyIsToldAsBusyOnceThePatienceIsOver(String level) throws Exception {
        try (LabPlace place = place(level, LabPlace.LIMITS.waiting(Duration.ofMillis(100)));
                Engine engine = place.engine()) {
            LabVm vm = place.lab().add(VmSpec.up("web", ROOT));
            Backup other = aReadyBackup(engine, vm);

            assertThat(place.backup("web", BackupOptions.standard()))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed ->
                                    assertThat(failed.why().kind()).isIn(FailureCode.VM_BUSY, FailureCode.DISK_LOCKED));

            engine.finalizeBackup(vm.id(), other.id());
            assertThat(engine.backup(vm.id(), other.id())).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.7", "4.6"})
    void whatADiedRunLeftOpenOnTheVmDoesNotHoldUpTheNextBackup(String level) throws Exception {
        try (LabPlace place = place(level)) {
            LabVm vm = place.lab().add(VmSpec.up("web", ROOT));
            place.backedUp("web");
            place.leave();
            try (Engine engine = place.engine();
                    Catalog catalog = Catalog.open(place.catalog())) {
                UUID run = UUID.randomUUID();
                Backup died = aReadyBackup(engine, vm);
                UUID transfer =
                        engine.startDownload(vm.disk().id(), died.id(), "died").id();
                intend(catalog, run, ThingKind.BACKUP, died.id(), vm);
                intend(catalog, run, ThingKind.TRANSFER, transfer, vm);
            }
            place.comeBack();

            assertThat(place.backedUp("web").disks())
                    .extracting(disk -> disk.mode())
                    .containsExactly(Mode.INCREMENTAL);

            assertThat(LabPlace.completed(LabPlace.end(place.work().cleanUp())).result())
                    .isEqualTo(new Result.CleanedUp(2, 0));
            place.lab().assertClean();
        }
    }

    private static boolean waitsFor(Run run, String what) {
        return run.snapshot()
                .waiting()
                .filter(now -> now.kind() == Waiting.Kind.BUSY && now.what().equals(what))
                .isPresent();
    }

    private static Backup aReadyBackup(Engine engine, LabVm vm) throws Exception {
        UUID id = UUID.randomUUID();
        engine.startBackup(
                new BackupRequest(id, vm.id(), List.of(vm.disk().id()), Optional.empty(), "", false, "other"));
        while (engine.backup(vm.id(), id).orElseThrow().phase() != BackupPhase.READY) {
            Thread.sleep(1); // how often to look, not how long to wait
        }
        return engine.backup(vm.id(), id).orElseThrow();
    }

    private static void intend(Catalog catalog, UUID run, ThingKind kind, UUID id, LabVm vm) throws Exception {
        catalog.intend(new JournalEntry(run, kind, id, vm.id(), Instant.parse("2026-01-02T03:04:05Z")));
    }
}
