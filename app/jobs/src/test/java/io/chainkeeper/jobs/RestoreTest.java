package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;
    private Point full;
    private Point incremental;
    private UUID cluster;

    @BeforeEach
    void aVmWithAFullAndAnIncrementalPoint() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab()
                .add(VmSpec.up(
                        "web",
                        DiskSpec.seeded("root", 32 * MIB, 8 * MIB, 21),
                        DiskSpec.seeded("data", 8 * MIB, 2 * MIB, 22).inFormat(DiskSpec.Format.RAW)));
        cluster = place.work().clusters().getFirst().id();
        keep("full");
        full = place.backedUp("web");
        LabPlace.write(vm.disk(), 3 * MIB + 777, 900_000, 23);
        vm.disk().zero(MIB, 512 << 10);
        keep("incremental");
        incremental = place.backedUp("web");
        LabPlace.write(vm.disk(), 0, 4 << 20, 24); // what happens later must not come back
    }

    private void keep(String moment) throws Exception {
        for (LabDisk disk : vm.disks()) {
            disk.copyTo(kept(moment, disk.id()));
        }
    }

    private Path kept(String moment, UUID disk) {
        return folder.resolve(moment + "-" + disk + ".raw");
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    private Outcome restore(Point point, String name) {
        return LabPlace.end(place.work().restore(RestoreRequest.NewVm.of(point.id(), name, cluster, Optional.empty())));
    }

    private void assertRestored(Result.RestoredVm result, String moment) throws Exception {
        LabVm restored = place.lab().vm(result.name());
        for (LabDisk old : vm.disks()) {
            UUID now = result.disks().get(old.id());
            LabDisk disk = restored.disks().stream()
                    .filter(each -> each.id().equals(now))
                    .findFirst()
                    .orElseThrow();
            Path copy = folder.resolve(now + ".raw");
            disk.copyTo(copy);
            assertThat(Files.mismatch(copy, kept(moment, old.id()))).isEqualTo(-1);
        }
    }

    @Test
    void aRestoredVmHasTheBytesOfItsMomentProvenByTheServer() throws Exception {
        Result.RestoredVm first = (Result.RestoredVm)
                LabPlace.completed(restore(full, "web-full")).result();
        Result.RestoredVm second = (Result.RestoredVm)
                LabPlace.completed(restore(incremental, "web-later")).result();

        assertRestored(first, "full");
        assertRestored(second, "incremental");
        assertThat(second.proven()).hasSize(2);
        assertThat(second.vm()).isNotEqualTo(vm.id());
    }

    @Test
    void restoredDisksHangOnTheVmAsTheOldOnesDid() throws Exception {
        Result.RestoredVm result = (Result.RestoredVm)
                LabPlace.completed(restore(incremental, "web-copy")).result();

        List<AttachedDisk> before =
                place.work().vm(vm.id()).orElseThrow().summary().vm().disks();
        List<AttachedDisk> now =
                place.work().vm(result.vm()).orElseThrow().summary().vm().disks();
        assertThat(now).hasSize(2);
        for (AttachedDisk old : before) {
            AttachedDisk twin = now.stream()
                    .filter(each -> each.disk()
                            .id()
                            .equals(result.disks().get(old.disk().id())))
                    .findFirst()
                    .orElseThrow();
            assertThat(twin.bootable()).isEqualTo(old.bootable());
            assertThat(twin.active()).isEqualTo(old.active());
            assertThat(twin.readOnly()).isEqualTo(old.readOnly());
            assertThat(twin.passDiscard()).isEqualTo(old.passDiscard());
            assertThat(twin.diskInterface()).isEqualTo(old.diskInterface());
            assertThat(shape(twin.disk())).isEqualTo(shape(old.disk()));
        }
    }

    private static List<Object> shape(Disk disk) {
        return List.of(disk.alias(), disk.provisionedSize(), disk.format(), disk.sparse(), disk.storageDomain());
    }

    static Stream<Trouble> passing() {
        return Stream.of(
                Trouble.dropAfter(2 * MIB),
                Trouble.html503(),
                Trouble.ticketExpired(),
                Trouble.diskLocked(),
                Trouble.serverError500(),
                Trouble.tokenExpired());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aRestoreSurvivesTroubleThatPasses(Trouble trouble) throws Exception {
        place.lab().next(trouble);

        Outcome.Completed done = LabPlace.completed(restore(incremental, "web-copy"));

        assertThat(place.lab().troubles()).as("the trouble has struck").isEmpty();
        assertRestored((Result.RestoredVm) done.result(), "incremental");
        assertThat(diskFiles()).isEqualTo(4);
    }

    private long diskFiles() throws Exception {
        try (Stream<Path> files = Files.list(place.lab().folder().resolve("disks"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    @Test
    void aNameThatIsTakenIsSaidBeforeAnyByteIsSent() throws Exception {
        Outcome outcome = restore(full, "web");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.NAME_TAKEN));
        assertThat(diskFiles()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void aDiskRestoredToAFileIsWhatQemuReadsInTheSourceOfThatMoment(ImageFormat format) throws Exception {
        Path target = folder.resolve("out");

        Outcome outcome = LabPlace.end(place.work()
                .restore(new RestoreRequest.LocalFiles(incremental.id(), target, format, Optional.empty())));

        Result.RestoredFiles files =
                (Result.RestoredFiles) LabPlace.completed(outcome).result();
        assertThat(files.files()).hasSize(2);
        for (Result.RestoredFile file : files.files()) {
            Qemu.assertSame(file.file(), format.qemuName(), kept("incremental", file.disk()), "raw");
        }
        try (Stream<Path> inside = Files.list(target)) {
            assertThat(inside).hasSize(2);
        }
    }

    @Test
    void aFileThatExistsIsNeverOverwritten() throws Exception {
        Path target = Files.createDirectories(folder.resolve("out"));
        Path existing = target.resolve(vm.disk().id() + ".raw");
        Files.writeString(existing, "mine");

        Outcome outcome = LabPlace.end(place.work()
                .restore(new RestoreRequest.LocalFiles(full.id(), target, ImageFormat.RAW, Optional.empty())));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.FILE_EXISTS));
        assertThat(existing).hasContent("mine");
    }

    @Test
    void oneDiskCanBeRestoredAlone() throws Exception {
        Outcome outcome = LabPlace.end(place.work()
                .restore(new RestoreRequest.LocalFiles(
                        full.id(),
                        folder.resolve("out"),
                        ImageFormat.QCOW2,
                        Optional.of(Set.of(vm.disk().id())))));

        Result.RestoredFiles files =
                (Result.RestoredFiles) LabPlace.completed(outcome).result();
        assertThat(files.files())
                .extracting(Result.RestoredFile::disk)
                .containsExactly(vm.disk().id());
    }

    @Test
    void aMissingLinkIsNamedBeforeAnythingIsCreated() throws Exception {
        Path link = place.work().chain(incremental.id(), vm.disk().id()).full().file();
        Files.move(link, folder.resolve("elsewhere"));

        Outcome outcome = restore(incremental, "web-copy");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why().kind()).isEqualTo(FailureCode.LINK_MISSING);
            assertThat(Words.english().headline(failed.why()))
                    .contains(link.getFileName().toString());
        });
        assertThat(diskFiles()).isEqualTo(2);
    }

    @Test
    void theReviewCountsTheDataThatWillMoveAndNothingElse() throws Exception {
        RestoreReview review =
                place.work().review(RestoreRequest.NewVm.of(incremental.id(), "web-copy", cluster, Optional.empty()));
        Result.RestoredVm done = (Result.RestoredVm)
                LabPlace.completed(restore(incremental, "web-copy")).result();

        assertThat(review.bytesToMove()).isEqualTo(done.bytesSent());
        assertThat(review.disks()).extracting(RestoreReview.ReviewedDisk::links).containsExactlyInAnyOrder(2, 1);
    }
}
