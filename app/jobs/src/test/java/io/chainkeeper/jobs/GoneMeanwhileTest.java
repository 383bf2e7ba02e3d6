package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// A program died in a backup, and until the next one starts something else has gone as well.
class GoneMeanwhileTest extends DiedBackup {
    @Test
    void aBackupThatSomebodyEndedIsCleanedAndBegunAnew() throws Exception {
        died();
        endOnTheEngine();

        assertIsGivenUp();
        assertThat(drafts()).isEmpty();
        assertBeginsAnew();
    }

    @Test
    void aBackupThatTheEngineForgotIsCleanedAndBegunAnew() throws Exception {
        Point first = place.backedUp("web");
        LabPlace.write(root(), 0, 36 << 20, 16);
        died();
        vm.happens(Happening.ENGINE_FORGETS);

        LabPlace.completed(LabPlace.end(place.work().cleanUp())); // which waits until the engine is there again
        assertThat(place.work().canGoOn()).isEmpty();
        assertThat(drafts()).isEmpty();
        keepTheMoment();
        assertIsTheMoment(place.backedUp("web"));
        assertThat(place.work().points(vm.id())).hasSize(2).contains(first);
    }

    @Test
    void ofAVmThatIsGoneNothingIsLeftButItsOlderPoints() throws Exception {
        Point first = place.backedUp("web");
        LabPlace.write(root(), 0, 36 << 20, 16);
        died();
        endOnTheEngine();
        vm.stop();
        try (Engine engine = place.engine()) {
            engine.removeVm(vm.id(), false);
            Await.that(() -> engine.vm(vm.id()).isEmpty());
        }

        assertIsGivenUp();
        assertThat(drafts()).isEmpty();
        assertThat(place.work().points(vm.id())).containsExactly(first);
        LabPlace.completed(LabPlace.end(place.work().verify(first.id())));
    }

    @Test
    void aVmThatHasLostADiskIsBackedUpAnew() throws Exception {
        died();
        endOnTheEngine();
        try (Engine engine = place.engine()) {
            UUID disk = root().id();
            engine.detachDisk(vm.id(), disk);
            engine.removeDisk(disk);
            Await.that(() -> vm.disks().size() == 1 && engine.disk(disk).isEmpty());
        }

        assertThat(place.work().canGoOn()).isEmpty();
        Point point = place.backedUp("web");

        assertThat(point.disks()).extracting(disk -> disk.disk()).containsExactly(small().id());
        assertIsGivenUp();
        assertThat(drafts()).isEmpty();
    }

    @Test
    void aRepositoryThatIsNotThereIsWaitedForAndItsFolderIsNotMadeAnew() throws Exception {
        died();
        place.leave();
        Path away = away();
        assertRefused(place::comeBack);
        assertThat(place.repository()).doesNotExist();
        Files.createDirectory(place.repository()); // a mount point without its drive
        assertRefused(place::comeBack);
        assertThat(place.repository()).isEmptyDirectory();
        Files.delete(place.repository());
        back(away);
        place.comeBack();

        assertWentOn(place.backup("web", BackupOptions.standard()));
    }

    @Test
    void aRepositoryThatGoesAwayWhileItIsOpenIsWaitedFor() throws Exception {
        died();
        Path away = away();
        assertRefused(place.work()::canGoOn);
        assertRefused(place.work()::goOn);
        assertRefused(place.backup("web", BackupOptions.standard()));
        assertRefused(LabPlace.end(place.work().cleanUp()));
        assertThat(place.repository()).doesNotExist();
        back(away);

        assertThat(place.work().canGoOn()).containsExactly("web");
        assertWentOn(place.backup("web", BackupOptions.standard()));
    }

    @Test
    void anotherRepositoryInTheFoldersPlaceIsNotTakenForIt() throws Exception {
        died();
        Path away = away();
        Repository.create(place.repository()).close();
        assertRefused(place.work()::canGoOn);
        assertRefused(place.backup("web", BackupOptions.standard()));
        assertRefused(LabPlace.end(place.work().cleanUp()));
        try (Repository other = Repository.openReadOnly(place.repository())) {
            assertThat(other.scan().findings()).isEmpty();
        }
        Files.move(place.repository(), folder.resolve("other"));
        back(away);

        assertWentOn(place.backup("web", BackupOptions.standard()));
    }

    private Path away() throws Exception {
        return Files.move(place.repository(), folder.resolve("away"));
    }

    private void back(Path away) throws Exception {
        Files.move(away, place.repository());
    }

    private static void assertRefused(ThrowingCallable what) {
        assertThatExceptionOfType(WorkplaceException.class)
                .isThrownBy(what)
                .satisfies(refused -> assertIsAboutTheFolder(refused.failure()));
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertIsAboutTheFolder(failed.why()));
    }

    private static void assertIsAboutTheFolder(Failure why) {
        assertThat(why).isInstanceOf(Failure.CheckFolder.class);
        assertThat(why.kind()).isEqualTo(FailureCode.FOLDER_UNUSABLE);
    }
}
