package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class GoingOnTest extends DiedBackup {
    @Test
    void aFullBackupGoesOnWhereItWasAndAWholeDiskIsNotBroughtAgain() throws Exception {
        died();
        assertThat(place.work().canGoOn()).containsExactly("web");

        Outcome outcome = place.backup("web", BackupOptions.standard());

        Point point = assertWentOn(outcome);
        assertThat(point.disks()).extracting(disk -> disk.mode()).containsOnly(Mode.FULL);
        assertThat(LabPlace.completed(outcome).notes())
                .filteredOn(note -> note.kind() == Finding.Kind.DISK_WENT_ON)
                .anySatisfy(note ->
                        assertThat(Long.parseLong(note.facts().getLast())).isGreaterThanOrEqualTo(4 * MIB))
                .anySatisfy(note -> assertThat(note.facts()).containsExactly("small", String.valueOf(MIB)));
        assertThat(place.work().canGoOn()).isEmpty();
        assertThat(place.work().history(10))
                .filteredOn(run -> run.kind() == RunRecord.Kind.BACKUP)
                .extracting(run -> run.ending().orElseThrow().state())
                .containsExactlyInAnyOrder(RunRecord.State.COMPLETED, RunRecord.State.INTERRUPTED);
    }

    @Test
    void anIncrementalGoesOnAndItsNextOneStandsOnIt() throws Exception {
        place.backedUp("web");
        LabPlace.write(root(), 0, 36 << 20, 15);
        died();

        Point point = assertWentOn(place.backup("web", BackupOptions.standard()));

        assertThat(point.disks()).extracting(disk -> disk.mode()).containsOnly(Mode.INCREMENTAL);
        keepTheMoment();
        Point next = assertThePointThen(LabPlace.completed(place.backup("web", BackupOptions.standard())));
        assertThat(next.disks())
                .extracting(disk -> disk.parentPoint().orElseThrow())
                .containsOnly(point.id());
    }

    @Test
    void aProgramThatDiesWhileGoingOnIsFollowedByAnother() throws Exception {
        died();
        diedAgain(20 * MIB, 500);

        assertWentOn(LabPlace.end(place.work().goOn().getFirst()));
    }

    @Test
    void aCleanUpLeavesWhatCanGoOnAndTheDoctorNamesItUntilItIsGivenUp() throws Exception {
        died();

        Outcome.Completed cleaned = LabPlace.completed(LabPlace.end(place.work().cleanUp()));

        assertThat(cleaned.notes()).extracting(Finding::kind).containsExactly(Finding.Kind.BACKUP_CAN_GO_ON);
        assertThat(place.work().diagnose().leftovers())
                .extracting(Leftover::kind)
                .containsExactly(Leftover.Kind.BACKUP_CAN_GO_ON);
        LabPlace.completed(LabPlace.end(place.work().giveUp()));
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
        assertThat(place.work().goOn()).isEmpty();
        assertThat(place.work().points(vm.id())).isEmpty();
    }

    @Test
    void whatIsDamagedIsBroughtAnewFromTheSameMoment() throws Exception {
        died();
        Path notes = drafts().getFirst().resolve(root().id() + ".brought");
        try (FileChannel channel =
                FileChannel.open(drafts().getFirst().resolve(root().id() + ".qcow2"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4096), 2 * MIB);
        }
        assertThat(notes).exists();
        Files.delete(drafts().getFirst().resolve(small().id() + ".brought"));

        Outcome outcome = place.backup("web", BackupOptions.standard());

        assertWentOn(outcome);
        assertThat(LabPlace.completed(outcome).notes())
                .extracting(Finding::kind)
                .doesNotContain(Finding.Kind.DISK_WENT_ON);
    }
}
