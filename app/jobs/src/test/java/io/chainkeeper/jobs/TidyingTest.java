package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.recover.CleanUpJob;
import io.chainkeeper.jobs.recover.Tidying;
import io.chainkeeper.jobs.run.EnginePatience;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Starter;
import io.chainkeeper.jobs.work.Starter.Errand;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyingTest {
    private static final long MIB = 1 << 20;
    private static final Tidying.Rhythm QUICK =
            new Tidying.Rhythm(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(20));

    @TempDir
    Path folder;

    @Test
    void whatARunLeftOnTheEngineIsTriedAgainInTheBackgroundUntilItIsGone() throws Exception {
        try (LabPlace place = new LabPlace(folder);
                Engine engine = place.engine()) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, MIB, 88)));
            place.leave();
            try (Repository repository = Repository.open(place.repository());
                    Catalog catalog = Catalog.open(place.catalog())) {
                Bench bench = new Bench(Optional.of(engine), repository, catalog, impatient(), Clock.systemUTC());
                Backup left = aReadyBackup(engine, vm);
                // As long as somebody has this transfer, the engine does not end the backup.
                UUID held =
                        engine.startDownload(vm.disk().id(), left.id(), "held").id();
                catalog.intend(
                        new JournalEntry(UUID.randomUUID(), ThingKind.BACKUP, left.id(), vm.id(), Instant.EPOCH));
                try (Starter starter = new Starter(bench, Outcome::toString)) {
                    var tries = new AtomicInteger();
                    try (Tidying tidying = new Tidying(
                            bench,
                            starter::alive,
                            () -> {
                                tries.incrementAndGet();
                                return starter.start(
                                        new Errand(RunKind.CLEAN_UP, Optional.empty(), Optional.empty(), () -> ""),
                                        new CleanUpJob(bench, starter::alive, false));
                            },
                            again -> {},
                            QUICK)) {
                        Await.that(() -> tries.get() >= 3);
                        assertThat(unsettled(catalog)).isEqualTo(1);
                        engine.cancelTransfer(held);
                        Await.that(() -> unsettled(catalog) == 0);
                        tidying.close();
                        tidying.join();
                    }
                }
            }
            place.comeBack();
            place.lab().assertClean();
        }
    }

    /// A backup that does not end within a twentieth of a second is left for the next time.
    private static JobLimits impatient() {
        EnginePatience all = LabPlace.LIMITS.engine();
        return LabPlace.LIMITS.with(all.ending(Duration.ofMillis(50), all.transferEnd()));
    }

    private static int unsettled(Catalog catalog) {
        try {
            return catalog.unsettled().size();
        } catch (CatalogException e) {
            throw new AssertionError(e);
        }
    }

    private static Backup aReadyBackup(Engine engine, LabVm vm) throws Exception {
        UUID id = UUID.randomUUID();
        engine.startBackup(
                new BackupRequest(id, vm.id(), List.of(vm.disk().id()), Optional.empty(), "", false, "left"));
        while (engine.backup(vm.id(), id).orElseThrow().phase() != BackupPhase.READY) {
            Thread.sleep(1); // how often to look, not how long to wait
        }
        return engine.backup(vm.id(), id).orElseThrow();
    }
}
