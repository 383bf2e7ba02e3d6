package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Point;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process works, others see it and have a say: a lab, a process that owns the catalog, and workplaces in this
/// process that are attached to it.
class AttachTest {
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;
    private Process owner;
    private BufferedReader told;

    @BeforeEach
    void anotherProcessOwnsTheCatalog() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("web_Disk1", 64 * MIB, 48 * MIB, 7)));
        place.leave();
        startOwner();
    }

    @AfterEach
    void endAll() throws Exception {
        owner.destroyForcibly().waitFor();
        told.close();
        place.close();
    }

    private void startOwner() throws Exception {
        OwnedElsewhere elsewhere = OwnedElsewhere.start(place, place.repository());
        owner = elsewhere.process();
        told = elsewhere.told();
    }

    private WorkplaceOptions options() {
        return WorkplaceOptions.of(
                        EngineAddress.parse(place.lab().engineUrl().toString()),
                        EngineCa.ofPem(place.lab().caPem()),
                        new Login(place.lab().user(), place.lab().password()),
                        place.repository(),
                        place.catalog())
                .withLimits(LabPlace.LIMITS);
    }

    @Test
    void whatIsAskedThereIsWhatIsSeenHere() throws Exception {
        List<VmSummary> vms;
        List<Point> points;
        try (Workplace attached = Workplace.openOrAttach(options())) {
            assertThat(attached.holding()).satisfies(held -> {
                assertThat(held.state()).isEqualTo(Holding.State.ATTACHED);
                assertThat(held.kind()).contains(RunnerKind.AGENT);
                assertThat(held.pid()).isEqualTo(owner.pid());
            });
            LabPlace.completed(LabPlace.end(attached.backup(vm.id(), BackupOptions.standard())));
            vms = attached.vms();
            points = attached.points();
            assertThat(points).hasSize(1);
            assertThat(attached.point(points.getFirst().id())).contains(points.getFirst());
            assertThat(attached.vm(vm.id()).orElseThrow().summary()).isEqualTo(vms.getFirst());
            assertThat(attached.connected()).isTrue();
            assertThat(attached.activity().runs(everyRun(), 10)).hasSize(1);
        }
        owner.getOutputStream().close();
        assertThat(told.readLine()).isEqualTo("left");
        try (Workplace here = Workplace.open(options())) {
            assertThat(here.vms()).isEqualTo(vms);
            assertThat(here.points()).isEqualTo(points);
        }
    }

    private static RunFilter everyRun() {
        return new RunFilter(Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), "");
    }

    @Test
    void aRunIsSeenLiveAndCancelledFromHere() throws Exception {
        try (Workplace one = Workplace.openOrAttach(options());
                Workplace two = Workplace.openOrAttach(options())) {
            one.limit(RunLimits.standard().with(Bandwidth.of(4 * MIB)));
            assertThat(two.limits().bandwidth()).isEqualTo(Bandwidth.of(4 * MIB));
            Run started = one.backup(vm.id(), BackupOptions.standard());
            Run seen = two.activeRuns().getFirst();
            assertThat(seen.id()).isEqualTo(started.id());

            Set<Long> moved = new HashSet<>();
            Await.that(() -> {
                RunSnapshot now = seen.snapshot();
                if (now.bytesMoved() > 0) {
                    moved.add(now.bytesMoved());
                }
                return moved.size() >= 3;
            });
            assertThat(seen.snapshot().disks()).hasSize(1);
            seen.cancel();

            Outcome outcome = LabPlace.end(started);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Cancelled.class,
                            cancelled -> assertThat(cancelled.during()).isEqualTo(Stage.TRANSFER));
            assertThat(LabPlace.end(seen)).isEqualTo(outcome);
            assertThat(two.activeRuns()).isEmpty();
            place.lab().assertClean();
        }
    }

    @Test
    void aRunPausesAndGoesOnFromHere() throws Exception {
        try (Workplace attached = Workplace.openOrAttach(options())) {
            attached.limit(RunLimits.standard().with(Bandwidth.of(4 * MIB)));
            Run run = attached.backup(vm.id(), BackupOptions.standard());
            Await.bytes(run);
            run.pause();
            Await.that(() -> run.snapshot().waiting().isPresent());
            attached.limit(RunLimits.standard());
            run.resume();
            LabPlace.completed(LabPlace.end(run));
        }
    }

    @Test
    void badNewsTravelsAsItIs() throws Exception {
        try (Workplace attached = Workplace.openOrAttach(options())) {
            UUID nowhere = UUID.randomUUID();
            assertThatThrownBy(() -> attached.chain(nowhere, nowhere))
                    .isInstanceOfSatisfying(
                            WorkplaceException.class,
                            bad -> assertThat(bad.failure().kind()).isEqualTo(FailureCode.POINT_GONE));
            assertThatThrownBy(() -> attached.history(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> attached.review(new RestoreRequest.LocalFiles(
                            nowhere, folder, io.chainkeeper.images.ImageFormat.RAW, Optional.empty())))
                    .isInstanceOf(WorkplaceException.class);
            assertThat(LabPlace.end(attached.verify(nowhere)))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.POINT_GONE));
        }
    }

    @Test
    void whenTheOwnerIsKilledARunEndsAsFailedAndTheNextQuestionIsAnsweredHere() throws Exception {
        try (Workplace staying = Workplace.openOrAttach(options(), RunnerKind.WINDOW)) {
            staying.limit(RunLimits.standard().with(Bandwidth.of(4 * MIB)));
            Run run = staying.backup(vm.id(), BackupOptions.standard());
            Await.bytes(run);

            owner.destroyForcibly().waitFor();

            assertThat(LabPlace.end(run))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.RUNNER_GONE));
            Await.that(() -> staying.holding().state() == Holding.State.OWNED);
            assertThat(staying.vms()).hasSize(1);
            LabPlace.completed(LabPlace.end(staying.cleanUp()));
            LabPlace.completed(LabPlace.end(staying.backup(vm.id(), BackupOptions.standard()))); // goes on with it
            place.lab().assertClean();

            try (Workplace next = Workplace.openOrAttach(options())) {
                assertThat(next.holding().kind()).contains(RunnerKind.WINDOW);
                assertThat(next.points()).hasSize(1);
            }
        }
        assertThat(place.catalog().resolve("runner.json")).doesNotExist();
    }

    @Test
    void aVisitorIsToldThatTheOwnerIsGone() throws Exception {
        try (Workplace visiting = Workplace.attach(options(), Optional.empty()).orElseThrow()) {
            assertThat(visiting.vms()).hasSize(1);
            owner.destroyForcibly().waitFor();
            assertThatThrownBy(visiting::vms)
                    .isInstanceOfSatisfying(
                            WorkplaceException.class,
                            bad -> assertThat(bad.failure().kind()).isEqualTo(FailureCode.RUNNER_GONE));
            assertThat(LabPlace.end(visiting.backup(vm.id(), BackupOptions.standard())))
                    .isInstanceOf(Outcome.Failed.class);
        }
        assertThat(place.catalog().resolve("runner.json")).as("the dead one’s").exists();
        assertThat(Workplace.attach(options(), Optional.empty()))
                .as("a dead owner is nobody")
                .isEmpty();
    }

    @Test
    void whoEndsCleanlyLetsTheOthersKnowHowItsRunsEnded() throws Exception {
        try (Workplace attached = Workplace.openOrAttach(options())) {
            attached.limit(RunLimits.standard().with(Bandwidth.of(4 * MIB)));
            Run run = attached.backup(vm.id(), BackupOptions.standard());
            Await.bytes(run);
            owner.getOutputStream().close();
            assertThat(LabPlace.end(run)).isInstanceOf(Outcome.Cancelled.class);
            assertThat(owner.waitFor(60, TimeUnit.SECONDS)).isTrue();
            place.lab().assertClean();
        }
    }

    @Test
    void whoWantsAnotherEngineIsRefused() {
        WorkplaceOptions other = WorkplaceOptions.of(
                EngineAddress.parse("https://engine.example"),
                EngineCa.ofPem(place.lab().caPem()),
                new Login("admin@internal", "secret"),
                place.repository(),
                place.catalog());
        assertThatThrownBy(() -> Workplace.openOrAttach(other))
                .isInstanceOfSatisfying(WorkplaceException.class, bad -> {
                    assertThat(bad.failure().kind()).isEqualTo(FailureCode.CATALOG_IN_USE);
                    assertThat(bad.failure().toString()).contains("engine.example");
                });
    }

    @Test
    void withoutAnEngineOfOnesOwnTheOwnersIsUsed() throws Exception {
        WorkplaceOptions plain = WorkplaceOptions.offline(place.repository(), place.catalog());
        try (Workplace attached = Workplace.attach(plain, Optional.empty()).orElseThrow()) {
            assertThat(attached.connected()).isTrue();
            assertThat(attached.engineAddress())
                    .contains(options().engine().orElseThrow().address().toString());
            assertThat(attached.vms()).extracting(each -> each.vm().name()).containsExactly("web");
            assertThat(Map.copyOf(attached.activity().health().counts())).isNotEmpty();
        }
    }
}
