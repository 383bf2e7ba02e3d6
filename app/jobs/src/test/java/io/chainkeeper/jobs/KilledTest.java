package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aProgramThatIsKilledInABackupLeavesNothingThatACleanUpDoesNotFind() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 32 * MIB, 12 * MIB, 91)));
            vm.disk().copyTo(folder.resolve("first.raw"));
            Point first = place.backedUp("web");
            LabPlace.write(vm.disk(), 0, 20 << 20, 92);
            place.lab().next(Trouble.slow(1 << 20));
            place.leave();
            DyingPlace.killed(place, vm, 1, 64, 0);
            assertThat(place.lab().leftovers()).as("it died in the middle").isNotEmpty();
            place.comeBack();

            Result.CleanedUp cleaned = (Result.CleanedUp)
                    LabPlace.completed(LabPlace.end(place.work().giveUp())).result();

            assertThat(cleaned.open()).isZero();
            place.lab().assertClean();
            assertThat(entries(place.repository().resolve("vms").resolve(vm.id() + "/points")))
                    .isEqualTo(1);
            assertThat(place.work().points(vm.id())).containsExactly(first);
            BackupTest.assertReads(place, first, vm.disk().id(), folder.resolve("first.raw"));
            assertThat(place.work().history(10))
                    .filteredOn(run -> run.ending()
                            .filter(ending -> ending.state() == RunRecord.State.INTERRUPTED)
                            .isPresent())
                    .hasSize(1);
            try (Engine engine = place.engine()) {
                assertThat(engine.checkpoints(vm.id()))
                        .singleElement()
                        .satisfies(left -> assertThat(left.id())
                                .isEqualTo(first.checkpoint().orElseThrow()));
            }
            goesOn(place, vm);
        }
    }

    private void goesOn(LabPlace place, LabVm vm) throws Exception {
        vm.disk().copyTo(folder.resolve("second.raw"));
        Point second = place.backedUp("web");
        assertThat(second.disks()).extracting(disk -> disk.mode()).containsExactly(Mode.INCREMENTAL);
        BackupTest.assertReads(place, second, vm.disk().id(), folder.resolve("second.raw"));
    }

    private static long entries(Path points) throws Exception {
        try (Stream<Path> all = Files.list(points)) {
            return all.count();
        }
    }
}
