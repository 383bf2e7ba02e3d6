package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreRequest.DiskTarget;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreDisksTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm source;
    private LabVm running;
    private LabVm off;
    private Point point;
    private UUID data;

    @BeforeEach
    void aPointAndTwoOtherVms() throws Exception {
        place = new LabPlace(folder);
        source = place.lab()
                .add(VmSpec.up(
                        "db",
                        DiskSpec.seeded("system", 16 * MIB, 2 * MIB, 41),
                        DiskSpec.seeded("data", 32 * MIB, 6 * MIB, 42)));
        running = place.lab().add(VmSpec.up("web", DiskSpec.seeded("web-system", 8 * MIB, MIB, 43)));
        off = place.lab().add(VmSpec.down("spare", DiskSpec.seeded("spare-system", 8 * MIB, MIB, 44)));
        data = source.disks().getLast().id();
        source.disks().getLast().copyTo(folder.resolve("wanted.raw"));
        point = place.backedUp("db");
        LabPlace.write(source.disks().getLast(), 0, 1 << 20, 45);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
            assertThat(here.work().cleanUp().outcome().join())
                    .isInstanceOfSatisfying(
                            Outcome.Completed.class,
                            done -> assertThat(done.result()).isEqualTo(new Result.CleanedUp(0, 0)));
        }
    }

    private RestoreRequest.Disks dataTo(DiskTarget target) {
        return new RestoreRequest.Disks(point.id(), Set.of(data), target, Map.of(), Optional.empty(), true);
    }

    private Result.RestoredDisks restored(DiskTarget target) {
        return (Result.RestoredDisks)
                LabPlace.completed(LabPlace.end(place.work().restore(dataTo(target))))
                        .result();
    }

    private Vm seen(LabVm vm) throws Exception {
        try (Engine engine = place.engine()) {
            return engine.vm(vm.id()).orElseThrow();
        }
    }

    private AttachedDisk attachment(LabVm vm, Result.RestoredDisks result) throws Exception {
        return seen(vm).disks().stream()
                .filter(each -> each.disk().id().equals(result.disks().get(data)))
                .findFirst()
                .orElseThrow();
    }

    private void assertReads(LabVm vm, Result.RestoredDisks result) throws Exception {
        Path copy = folder.resolve("restored.raw");
        LabDisk disk = vm.disks().stream()
                .filter(each -> each.id().equals(result.disks().get(data)))
                .findFirst()
                .orElseThrow();
        disk.copyTo(copy);
        Qemu.assertSame(copy, "raw", folder.resolve("wanted.raw"), "raw");
    }

    @Test
    void aDiskForAVmThatIsOffIsActiveAtItsNextStart() throws Exception {
        Result.RestoredDisks result = restored(new DiskTarget.ToVm(off.id(), false));

        assertThat(attachment(off, result).active()).isTrue();
        assertThat(attachment(off, result).bootable()).isFalse();
        assertThat(result.plugged()).isTrue();
        assertThat(result.proven()).containsExactly(data);
        assertReads(off, result);
    }

    @Test
    void aRunningVmGetsTheDiskInactiveSoThatItsGuestNoticesNothing() throws Exception {
        Result.RestoredDisks result = restored(new DiskTarget.ToVm(running.id(), false));

        assertThat(attachment(running, result).active()).isFalse();
        assertThat(result.plugged()).isFalse();
        assertReads(running, result);
    }

    @Test
    void aRunningVmGetsTheDiskPluggedInWhenThatIsAskedFor() throws Exception {
        Result.RestoredDisks result = restored(new DiskTarget.ToVm(running.id(), true));

        assertThat(attachment(running, result).active()).isTrue();
        assertThat(result.plugged()).isTrue();
    }

    @Test
    void theVmItCameFromKeepsItsOwnDiskBesideTheRestoredOne() throws Exception {
        restored(new DiskTarget.ToVm(source.id(), false));

        assertThat(seen(source).disks())
                .hasSize(3)
                .extracting(each -> each.disk().id())
                .contains(data);
    }

    @Test
    void aDiskThatFloatsHangsOnNoVm() throws Exception {
        Result.RestoredDisks result = restored(new DiskTarget.Floating());

        assertThat(result.vm()).isEmpty();
        try (Engine engine = place.engine()) {
            assertThat(engine.disk(result.disks().get(data))).isPresent();
            assertThat(engine.vms())
                    .allSatisfy(vm -> assertThat(vm.disks())
                            .extracting(each -> each.disk().id())
                            .doesNotContain(result.disks().get(data)));
        }
    }

    @Test
    void aChosenStorageDomainIsTaken() throws Exception {
        UUID archive = place.lab().addStorageDomain("archive", 1L << 40);

        var request = new RestoreRequest.Disks(
                point.id(), Set.of(data), new DiskTarget.Floating(), Map.of(data, archive), Optional.empty(), true);
        var result = (Result.RestoredDisks)
                LabPlace.completed(LabPlace.end(place.work().restore(request))).result();

        try (Engine engine = place.engine()) {
            assertThat(engine.disk(result.disks().get(data)).orElseThrow().storageDomain())
                    .contains(archive);
        }
    }

    @Test
    void aVmThatIsNeitherUpNorDownIsRefusedBeforeAnythingIsMade() throws Exception {
        LabVm paused = place.lab()
                .add(VmSpec.up("paused", DiskSpec.seeded("p", 4 * MIB, MIB, 46)).in(VmSpec.State.PAUSED));
        int before = place.lab().vms().size();

        var refused = catchThrowableOfType(
                WorkplaceException.class, () -> place.work().review(dataTo(new DiskTarget.ToVm(paused.id(), false))));
        Outcome outcome = LabPlace.end(place.work().restore(dataTo(new DiskTarget.ToVm(paused.id(), false))));

        assertThat(refused.failure().kind()).isEqualTo(FailureCode.VM_BUSY);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.VM_BUSY));
        assertThat(place.lab().vms()).hasSize(before);
        assertThat(diskFiles()).isEqualTo(5);
    }

    @Test
    void theReviewTellsThatARunningVmWillNotSeeTheDiskYet() throws Exception {
        RestoreReview review = place.work().review(dataTo(new DiskTarget.ToVm(running.id(), false)));

        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.ATTACHED_INACTIVE);
        assertThat(review.possible()).isTrue();
    }

    @Test
    void theReviewTellsThatADomainIsTooSmall() throws Exception {
        UUID small = place.lab().addStorageDomain("small", MIB);
        var request = new RestoreRequest.Disks(
                point.id(), Set.of(data), new DiskTarget.Floating(), Map.of(), Optional.of(small), true);

        assertThat(place.work().review(request).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.DOMAIN_SMALL);
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
    void aRestoredDiskSurvivesTroubleThatPasses(Trouble trouble) throws Exception {
        place.lab().next(trouble);

        Result.RestoredDisks result = restored(new DiskTarget.ToVm(running.id(), false));

        assertThat(place.lab().troubles()).as("the trouble has struck").isEmpty();
        assertReads(running, result);
        assertThat(diskFiles()).isEqualTo(5);
    }

    static Stream<Stage> stages() {
        return RunKind.RESTORE_DISKS.stages().stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void cancelledInAnyStageTheVmIsAsItWasUnlessTheRestoreWasDone(Stage stage) throws Exception {
        Vm before = seen(running);
        Run run = place.work().restore(dataTo(new DiskTarget.ToVm(running.id(), true)));
        Await.stage(run, stage);

        run.cancel();

        Outcome outcome = LabPlace.end(run);
        if (outcome instanceof Outcome.Completed) {
            assertThat(seen(running).disks()).hasSize(2);
            assertThat(diskFiles()).isEqualTo(5);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
            assertThat(seen(running)).isEqualTo(before);
            assertThat(diskFiles()).isEqualTo(4);
        }
    }

    @Test
    void cancelledWhileBytesMoveNothingIsLeft() throws Exception {
        place.lab().next(Trouble.slow(256 << 10));
        Vm before = seen(running);
        Run run = place.work().restore(dataTo(new DiskTarget.ToVm(running.id(), false)));
        Await.bytes(run);

        run.cancel();

        assertThat(LabPlace.end(run)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(seen(running)).isEqualTo(before);
        assertThat(diskFiles()).isEqualTo(4);
    }

    private long diskFiles() throws Exception {
        try (Stream<Path> files = Files.list(place.lab().folder().resolve("disks"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    @Test
    void aDiskThatThePointDoesNotHaveIsRefused() {
        var request = new RestoreRequest.Disks(
                point.id(), Set.of(UUID.randomUUID()), new DiskTarget.Floating(), Map.of(), Optional.empty(), true);

        assertThat(List.of(LabPlace.end(place.work().restore(request))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.DISK_NOT_IN_POINT));
    }
}
