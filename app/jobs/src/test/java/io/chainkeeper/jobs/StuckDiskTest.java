package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.jobs.remote.NewThings;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.run.EnginePatience;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.TransferEffort;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StuckDiskTest {
    /// Gives up on a locked disk after a twentieth of a second.
    private static final JobLimits IMPATIENT = LabPlace.LIMITS
            .with(EnginePatience.of(Duration.ofMinutes(1)).ending(Duration.ofMinutes(1), Duration.ofMillis(50)))
            .with(new TransferEffort(1, 1, 64));

    @TempDir
    Path folder;

    @Test
    void aDiscardedDiskThatWouldNotGoStaysInTheJournalOfARestoreThatSucceeded() throws Exception {
        try (LabPlace place = new LabPlace(folder);
                Engine engine = place.engine()) {
            place.leave();
            UUID stuck = UUID.randomUUID();
            UUID good = UUID.randomUUID();
            try (Repository repository = Repository.open(place.repository());
                    Catalog catalog = Catalog.open(place.catalog())) {
                Bench bench = bench(engine, repository, catalog, IMPATIENT);
                var run = new LiveRun(RunKind.RESTORE_VM, Optional.empty(), Clock.systemUTC());
                try (NewThings made = new NewThings(bench, run)) {
                    made.disk(run, disk(engine, stuck));
                    UUID upload = engine.startUpload(stuck, "stuck").id();
                    made.discard(stuck);
                    made.disk(run, disk(engine, good));
                    made.keep();
                    assertThat(OpenTransfer.ended(bench(engine, repository, catalog, LabPlace.LIMITS), upload))
                            .isTrue();
                }

                assertThat(catalog.unsettled()).extracting(JournalEntry::id).containsExactly(stuck);
            }
            place.comeBack();
            LabPlace.completed(LabPlace.end(place.work().cleanUp()));
            assertThat(engine.disk(stuck)).isEmpty();
            assertThat(engine.disk(good)).isPresent();
            place.lab().assertClean();
        }
    }

    private static Bench bench(Engine engine, Repository repository, Catalog catalog, JobLimits limits) {
        return new Bench(Optional.of(engine), repository, catalog, limits, Clock.systemUTC());
    }

    private static NewDisk disk(Engine engine, UUID id) throws Exception {
        UUID domain = engine.storageDomains().getFirst().id();
        return new NewDisk(id, "restored", "", 1 << 20, Optional.empty(), DiskFormat.COW, true, true, domain);
    }
}
