package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.outside.BackupElsewhere;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
            killedWhileBytesMove(place, vm);
            assertThat(place.lab().leftovers()).as("it died in the middle").isNotEmpty();
            place.comeBack();

            Result.CleanedUp cleaned = (Result.CleanedUp)
                    LabPlace.completed(LabPlace.end(place.work().cleanUp())).result();

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

    private void killedWhileBytesMove(LabPlace place, LabVm vm) throws Exception {
        Path ca = Files.writeString(folder.resolve("ca.pem"), place.lab().caPem());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackupElsewhere.class.getName(),
                        place.lab().engineUrl().toString(),
                        ca.toString(),
                        place.lab().user(),
                        place.lab().password(),
                        place.repository().toString(),
                        place.catalog().toString(),
                        vm.id().toString())
                .redirectError(folder.resolve("child.log").toFile())
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("bytes");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long entries(Path points) throws Exception {
        try (Stream<Path> all = Files.list(points)) {
            return all.count();
        }
    }
}
