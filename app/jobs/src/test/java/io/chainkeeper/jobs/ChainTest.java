package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chainkeeper.images.Qcow2Writer.Compression;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Proof;
import io.chainkeeper.repository.Reason;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChainTest {
    private static final long MIB = 1 << 20;
    private static final BackupOptions PROVING = BackupOptions.standard().withProof(new Proving.Always());

    @TempDir
    Path folder;

    private LabPlace place(String level) throws Exception {
        JobLimits quick = JobLimits.standard().polling(Duration.ofMillis(2), Duration.ofMillis(20));
        return new LabPlace(folder, LabOptions.fast(folder.resolve("lab")).withCompat(level), quick);
    }

    @ParameterizedTest
    @CsvSource({"4.7, true", "4.7, false", "4.6, true", "4.6, false", "4.5, true"})
    void fullAndIncrementalWorkOnEveryKindOfBackup(String level, boolean up) throws Exception {
        try (LabPlace place = place(level)) {
            DiskSpec disk = DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 71);
            LabVm vm = place.lab().add(up ? VmSpec.up("web", disk) : VmSpec.down("web", disk));
            place.backedUp("web", PROVING);
            LabPlace.write(vm.disk(), 3 * MIB, 500_000, 72);
            vm.disk().copyTo(folder.resolve("wanted.raw"));

            Point point = place.backedUp("web", PROVING);

            assertThat(point.disks()).extracting(DiskVersion::mode).containsExactly(Mode.INCREMENTAL);
            assertThat(point.proof()).map(Proof::result).contains(Proof.Result.EQUAL);
            BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
            place.lab().assertClean();
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void compressedChainsReadTheSame(Compression compression) throws Exception {
        try (LabPlace place = place("4.7")) {
            BackupOptions compressed = BackupOptions.standard().withCompression(compression);
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 73)));
            place.backedUp("web", compressed);
            LabPlace.write(vm.disk(), MIB, 300_000, 74);
            vm.disk().copyTo(folder.resolve("wanted.raw"));

            Point point = place.backedUp("web", compressed);

            BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
            LabPlace.completed(LabPlace.end(place.work().verify(point.id())));
            place.lab().assertClean();
        }
    }

    @Test
    void aChangeThatTheEngineDidNotReportIsFoundByTheProofAndTheDiskIsReadWhole() throws Exception {
        try (LabPlace place = place("4.7")) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.empty("root", 16 * MIB)));
            LabPlace.write(vm.disk(), 0, 8 << 20, 75);
            place.backedUp("web", PROVING);
            LabPlace.write(vm.disk(), MIB, 4096, 76);
            Path content =
                    place.lab().folder().resolve("disks").resolve(vm.disk().id() + ".disk");
            try (FileChannel behindTheEnginesBack = FileChannel.open(content, StandardOpenOption.WRITE)) {
                behindTheEnginesBack.write(ByteBuffer.wrap("unseen".getBytes()), 6 * MIB);
            }
            vm.disk().copyTo(folder.resolve("wanted.raw"));

            Outcome.Completed done = LabPlace.completed(place.backup("web", PROVING));

            Point point = ((Result.BackedUp) done.result()).point();
            assertThat(point.disks())
                    .extracting(DiskVersion::mode, DiskVersion::reason)
                    .containsExactly(tuple(Mode.FULL, Reason.CHANGES_INCOMPLETE));
            assertThat(done.notes()).extracting(Finding::kind).containsExactly(Finding.Kind.DISK_WENT_FULL);
            BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
            place.lab().assertClean();
        }
    }

    @Test
    void aParentThatWasDamagedIsNotBuiltOn() throws Exception {
        try (LabPlace place = place("4.7")) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 77)));
            Point first = place.backedUp("web");
            Path image = place.work().chain(first.id(), vm.disk().id()).top().file();
            try (FileChannel file = FileChannel.open(image, StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }

            Point second = place.backedUp("web");

            assertThat(second.disks()).extracting(DiskVersion::reason).containsExactly(Reason.PARENT_UNREADABLE);
            LabPlace.completed(LabPlace.end(place.work().verify(second.id())));
            place.lab().assertClean();
        }
    }

    @Test
    void aChainWhoseFolderWasRenamedIsLinkedAgainAndGoesOn() throws Exception {
        try (LabPlace place = place("4.7")) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 78)));
            Point first = place.backedUp("web");
            LabPlace.write(vm.disk(), MIB, 4096, 79);
            place.backedUp("web");
            Path image = place.work().chain(first.id(), vm.disk().id()).top().file();
            Path renamed = image.getParent().resolveSibling("20200101T000000Z-" + first.id());
            Files.move(image.getParent(), renamed);
            LabPlace.write(vm.disk(), 2 * MIB, 4096, 80);
            vm.disk().copyTo(folder.resolve("wanted.raw"));

            Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));

            Point third = ((Result.BackedUp) done.result()).point();
            assertThat(done.notes()).extracting(Finding::kind).containsExactly(Finding.Kind.CHAIN_RELINKED);
            assertThat(third.disks()).extracting(DiskVersion::mode).containsExactly(Mode.INCREMENTAL);
            BackupTest.assertReads(place, third, vm.disk().id(), folder.resolve("wanted.raw"));
            place.lab().assertClean();
        }
    }

    @Test
    void aRawDiskIsFullBesideAnIncremental() throws Exception {
        try (LabPlace place = place("4.7")) {
            LabVm vm = place.lab()
                    .add(VmSpec.up(
                            "web",
                            DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 81),
                            DiskSpec.seeded("raw", 8 * MIB, 2 * MIB, 82).inFormat(DiskSpec.Format.RAW)));
            place.backedUp("web");

            Point second = place.backedUp("web");

            assertThat(second.disks())
                    .extracting(DiskVersion::reason)
                    .containsExactlyInAnyOrder(Reason.CHANGES_SINCE_LAST_POINT, Reason.RAW_DISK);
            assertThat(vm.disks()).hasSize(2);
            place.lab().assertClean();
        }
    }
}
