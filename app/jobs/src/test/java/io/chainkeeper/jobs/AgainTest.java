package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trying again means: what was asked for then.
class AgainTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;

    @BeforeEach
    void openWithOnePoint() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 7)));
        place.backedUp("web");
    }

    @AfterEach
    void close() throws Exception {
        place.lab().assertClean();
        place.close();
    }

    private Point again(UUID run) throws Exception {
        Run begun = place.work().again(run).orElseThrow();
        return ((Result.BackedUp) LabPlace.completed(LabPlace.end(begun)).result()).point();
    }

    private static Reason reason(Point point) {
        return point.disks().getFirst().reason();
    }

    @Test
    void aRunIsBegunAgainWithWhatWasChosenThen() throws Exception {
        Run full = place.work().backup(vm.id(), BackupOptions.standard().withFull(true));
        full.cancel();
        assertThat(LabPlace.end(full)).isInstanceOf(Outcome.Cancelled.class);

        assertThat(reason(again(full.id()))).isEqualTo(Reason.ASKED_FOR_FULL);
    }

    @Test
    void afterARestartAPlansRunIsBegunAgainAsThePlanWantsIt() throws Exception {
        How alwaysFull =
                new How(1, false, Qcow2Writer.Compression.NONE, new Proving.Never(), Set.of(), Optional.empty());
        Plan plan = place.work()
                .plans()
                .save(Plan.draft("weekly", new Selection.Vms(Set.of(vm.id())), new When.Manual(), ZoneId.of("UTC"))
                        .withHow(alwaysFull));
        Run run = place.work().plans().runNow(plan.id()).getFirst();
        LabPlace.completed(LabPlace.end(run));
        place.leave();
        place.comeBack();

        assertThat(reason(again(run.id()))).isEqualTo(Reason.ASKED_FOR_FULL);
        assertThat(place.work().activity().runs(RunFilter.all(), 1))
                .extracting(RunEntry::plan)
                .containsExactly(Optional.of("weekly"));
    }

    @Test
    void afterARestartAPersonsRunIsBegunAgainWithStandardOptions() throws Exception {
        Run full = place.work().backup(vm.id(), BackupOptions.standard().withFull(true));
        LabPlace.completed(LabPlace.end(full));
        place.leave();
        place.comeBack();

        assertThat(reason(again(full.id()))).isEqualTo(Reason.CHANGES_SINCE_LAST_POINT);
    }

    @Test
    void aVerificationReadsTheSamePointAgain() throws Exception {
        UUID point = place.work().points().getFirst().id();
        Run verify = place.work().verify(point);
        LabPlace.end(verify);
        place.leave();
        place.comeBack();

        Run again = place.work().again(verify.id()).orElseThrow();

        LabPlace.completed(LabPlace.end(again));
        assertThat(place.work()
                        .activity()
                        .story(again.id())
                        .orElseThrow()
                        .entry()
                        .point())
                .contains(point);
    }

    @Test
    void whatNobodyRemembersIsNotBegun() throws Exception {
        assertThat(place.work().again(UUID.randomUUID())).isEmpty();
    }
}
