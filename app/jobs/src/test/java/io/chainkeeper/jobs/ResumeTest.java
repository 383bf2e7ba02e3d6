package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Proof;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    private static final long MIB = 1 << 20;
    private static final BackupOptions PROVING = BackupOptions.standard().withProof(new Proving.Always());

    @TempDir
    Path folder;

    /// Five times, which is more often than a transfer is tried when nothing comes of it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBackupWhoseTicketsKeepExpiringGoesOnWhereItWas(boolean incremental) throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 64 * MIB, 1 * MIB, 83)));
            if (incremental) {
                place.backedUp("web");
            }
            LabPlace.write(vm.disk(), 0, 60 << 20, 84);
            vm.disk().copyTo(folder.resolve("wanted.raw"));
            place.work().limit(RunLimits.standard().with(Bandwidth.of(24 * MIB)));
            Run run = place.work().backup(vm.id(), PROVING);
            for (int time = 1; time <= 5; time++) {
                long reached = time * 9 * MIB;
                Await.that(() -> run.snapshot().bytesMoved() > reached);
                place.lab().next(Trouble.ticketExpired());
                Await.that(() -> place.lab().troubles().isEmpty());
            }

            Point point =
                    ((Result.BackedUp) LabPlace.completed(LabPlace.end(run)).result()).point();

            assertThat(point.disks())
                    .extracting(DiskVersion::mode)
                    .containsExactly(incremental ? Mode.INCREMENTAL : Mode.FULL);
            assertThat(point.proof()).map(Proof::result).contains(Proof.Result.EQUAL);
            BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
            place.lab().assertClean();
        }
    }

    @Test
    void afterAFailedRunTheNextIncrementalStartsFromTheLastStoredPointAndNothingIsLost() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 85)));
            Point first = place.backedUp("web");
            LabPlace.write(vm.disk(), 0, 3 << 20, 86);
            place.work().limit(RunLimits.standard().with(Bandwidth.of(MIB)));
            Run cancelled = place.work().backup(vm.id(), BackupOptions.standard());
            Await.bytes(cancelled);
            cancelled.cancel();
            LabPlace.end(cancelled);
            place.work().limit(RunLimits.standard());
            LabPlace.write(vm.disk(), 8 * MIB, 1 << 20, 87);
            vm.disk().copyTo(folder.resolve("wanted.raw"));

            Point next = place.backedUp("web", PROVING);

            assertThat(next.disks()).singleElement().satisfies(disk -> {
                assertThat(disk.mode()).isEqualTo(Mode.INCREMENTAL);
                assertThat(disk.parentPoint()).contains(first.id());
            });
            BackupTest.assertReads(place, next, vm.disk().id(), folder.resolve("wanted.raw"));
            place.lab().assertClean();
        }
    }
}
