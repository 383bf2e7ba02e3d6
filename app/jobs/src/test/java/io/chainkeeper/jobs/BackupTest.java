package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageCompare;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Proof;
import io.chainkeeper.repository.Reason;
import io.chainkeeper.repository.VmShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;

    @BeforeEach
    void open() throws Exception {
        place = new LabPlace(folder);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    private LabVm vm(DiskSpec... disks) throws IOException {
        return place.lab().add(VmSpec.up("web", disks));
    }

    /// Fails unless a disk of a point reads as the raw file does, to the last byte.
    static void assertReads(LabPlace place, Point point, UUID disk, Path raw) throws Exception {
        Chain chain = place.work().chain(point.id(), disk);
        Path root = chain.top().file().getParent().getParent();
        try (DiskImage stored = DiskImage.open(chain.top().file(), ImageFormat.QCOW2, root);
                DiskImage wanted = DiskImage.open(raw, ImageFormat.RAW)) {
            assertThat(ImageCompare.compare(stored, wanted)).isEmpty();
        }
    }

    @Test
    void aFullBackupHoldsWhatTheGuestHad() throws Exception {
        LabVm vm = vm(DiskSpec.seeded("root", 64 * MIB, 10 * MIB, 1));
        vm.disk().copyTo(folder.resolve("before.raw"));

        Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        Result.BackedUp result = (Result.BackedUp) done.result();

        assertReads(place, result.point(), vm.disk().id(), folder.resolve("before.raw"));
        assertThat(result.engineClean()).isTrue();
        assertThat(done.notes()).isEmpty();
        assertThat(result.point().disks()).extracting(DiskVersion::reason).containsExactly(Reason.FIRST_BACKUP);
    }

    @Test
    void aPointShowsWhatItsVmIsMadeOf() throws Exception {
        vm(DiskSpec.empty("root", MIB));

        VmShape shape = place.backedUp("web").shape();

        assertThat(shape.memory()).contains(1L << 30);
        assertThat(shape.cpus()).contains(1);
        assertThat(shape.biosType()).contains("q35_sea_bios");
        assertThat(shape.osType()).contains("rhel_9x64");
    }

    @Test
    void anIncrementalMovesOnlyWhatChangedAndReadsAsTheWhole() throws Exception {
        LabVm vm = vm(DiskSpec.seeded("root", 64 * MIB, 20 * MIB, 2));
        place.backedUp("web");
        LabPlace.write(vm.disk(), 5 * MIB + 12345, 300_000, 3);
        vm.disk().zero(9 * MIB, 2 * MIB);
        vm.disk().copyTo(folder.resolve("second.raw"));

        Result.BackedUp second = (Result.BackedUp) LabPlace.completed(place.backup("web", BackupOptions.standard()))
                .result();

        assertThat(second.point().disks()).extracting(DiskVersion::mode).containsExactly(Mode.INCREMENTAL);
        assertThat(second.bytesMoved()).isLessThan(MIB);
        assertReads(place, second.point(), vm.disk().id(), folder.resolve("second.raw"));
    }

    @Test
    void everyPointOfALongChainReadsAsTheGuestDidAtItsMoment() throws Exception {
        LabVm vm = vm(DiskSpec.seeded("root", 32 * MIB, 6 * MIB, 4), DiskSpec.seeded("data", 16 * MIB, 2 * MIB, 5));
        for (int i = 0; i < 5; i++) {
            for (LabDisk disk : vm.disks()) {
                LabPlace.write(disk, (i + 1) * MIB + i * 4096L, 70_000 + i, 100L * i + 7);
                disk.copyTo(folder.resolve(disk.id() + "-" + i + ".raw"));
            }
            place.backedUp("web");
        }

        List<Point> points = place.work().points(vm.id());
        assertThat(points).hasSize(5);
        for (int i = 0; i < 5; i++) {
            for (LabDisk disk : vm.disks()) {
                assertReads(place, points.get(i), disk.id(), folder.resolve(disk.id() + "-" + i + ".raw"));
            }
        }
    }

    @Test
    void aPointIsProvenByTheServersOwnChecksum() throws Exception {
        LabVm vm = vm(DiskSpec.seeded("root", 32 * MIB, 6 * MIB, 6));
        BackupOptions proving = BackupOptions.standard().withProof(new Proving.Always());
        place.backedUp("web", proving);
        LabPlace.write(vm.disk(), MIB, 100_000, 8);

        Point second = place.backedUp("web", proving);

        assertThat(second.proof()).map(Proof::result).contains(Proof.Result.EQUAL);
        assertThat(second.disk(vm.disk().id()).orElseThrow().mode()).isEqualTo(Mode.INCREMENTAL);
    }

    @Test
    void onlyTheNewestCheckpointStaysOnTheEngine() throws Exception {
        LabVm vm = vm(DiskSpec.seeded("root", 16 * MIB, 2 * MIB, 9));
        place.backedUp("web");
        place.backedUp("web");
        Point third = place.backedUp("web");

        try (Engine engine = place.engine()) {
            assertThat(engine.checkpoints(vm.id()))
                    .extracting(Checkpoint::id)
                    .containsExactly(third.checkpoint().orElseThrow());
        }
    }
}
