package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.model.GuestAgent;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What guests do while somebody backs them up: the rows of what breaks the chain that begin in a guest.
class GuestIncidentsTest extends IncidentsTest {
    @Test
    void aLiveBackupDiesWhenTheGuestPowersOffAndOlderCheckpointsStay() throws IOException {
        level("4.6");
        String older = BackupCaller.whole(bench, Optional.empty());
        BackupCaller backup = new BackupCaller(bench);
        backup.ready(Optional.of(older));
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.GUEST_OFF, Moment.TRANSFERRING);

        assertThat(backup.read(transfer).status()).isEqualTo(500);

        assertThat(bench.vm.status()).isEqualTo(VmStatus.DOWN);
        assertThat(backup.get().at("phase")).isEqualTo("ready");
        bench.api.post(bench.vmPath() + "/start", "<action/>").isFault(409, "The VM is during a backup operation");
        backup.finish(transfer);
        assertThat(backup.end()).isEqualTo("failed");
        assertThat(backup.checkpoints()).containsExactly(older);
        assertThat(backup.events()).contains("10792").doesNotContain("10791");
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aFurtherTransferOfADeadLiveBackupFailsAtItsStart() throws IOException {
        BackupCaller backup = level("4.6");
        BackupCaller.order(bench, Happening.GUEST_OFF, Moment.READY);
        backup.ready(Optional.empty());

        Reply transfer = backup.download(bench.cow);

        assertThat(backup.ended(transfer)).isEqualTo("finished_failure");
        assertThat(backup.events()).contains("1068");
        assertThat(backup.end()).isEqualTo("failed");
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aHybridBackupDoesNotMindThatTheGuestPowersOff() throws IOException {
        BackupCaller backup = level("4.7");
        backup.ready(Optional.empty());
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.GUEST_OFF, Moment.TRANSFERRING);

        assertThat(backup.read(transfer).status()).isEqualTo(206);

        assertThat(bench.vm.status()).isEqualTo(VmStatus.DOWN);
        assertThat(backup.finish(transfer)).isEqualTo("finished_success");
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aCleanShutdownKeepsTheBitmapsAndACrashDoesNot() throws IOException {
        BackupCaller first = level("4.7");
        BackupCaller.order(bench, Happening.GUEST_OFF, Moment.START);
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        assertThat(bench.vm.status()).isEqualTo(VmStatus.DOWN);
        BackupCaller second = new BackupCaller(bench);
        second.ready(Optional.of(checkpoint));
        assertThat(second.mode(bench.cow)).isEqualTo("incremental");
        assertThat(second.finish(second.download(bench.cow))).isEqualTo("finished_success");
        second.end();

        bench.vm.status(VmStatus.UP);
        BackupCaller.order(bench, Happening.GUEST_CRASHES, Moment.START);
        BackupCaller third = new BackupCaller(bench);
        third.ready(Optional.of(checkpoint));

        // The engine does not know: its records still say incremental.
        assertThat(third.mode(bench.cow)).isEqualTo("incremental");
        assertThat(third.ended(third.download(bench.cow))).isEqualTo("finished_failure");
        assertThat(third.get().at("phase")).isEqualTo("ready");
        assertThat(third.events()).contains("1068");
        assertThat(third.end()).isEqualTo("succeeded");
        assertThat(first.checkpoints()).hasSize(3);
    }

    @Test
    void aMigratingVmIsNotBackedUpAndALiveBackupForbidsMigration() throws IOException {
        BackupCaller backup = level("4.6");
        BackupCaller.order(bench, Happening.GUEST_MIGRATES, Moment.START);
        backup.start(Optional.empty()).isFault(409, "The Virtual Machine should be in Up or Down status");
        BackupCaller.order(bench, Happening.GUEST_MIGRATES, Moment.READY);

        backup.ready(Optional.empty());

        assertThat(bench.vm.status()).isEqualTo(VmStatus.UP);
        assertThat(bench.troubles.waiting()).hasSize(1);
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aHybridBackupGoesOnWhileTheGuestMigrates() throws IOException {
        BackupCaller backup = level("4.7");
        BackupCaller.order(bench, Happening.GUEST_MIGRATES, Moment.READY);

        backup.ready(Optional.empty());

        assertThat(bench.api.get("vms").text()).contains("<status>up</status>");
        assertThat(bench.troubles.waiting()).isEmpty();
        assertThat(backup.finish(backup.download(bench.cow))).isEqualTo("finished_success");
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void whoInsistsOnFrozenFileSystemsGetsNoLiveBackupOfAGuestThatCannotFreeze() throws IOException {
        for (GuestAgent agent : new GuestAgent[] {GuestAgent.NONE, GuestAgent.FAILS}) {
            BackupCaller backup = level("4.6");
            bench.vm.agent(agent);
            bench.api.post(
                    bench.vmPath() + "/backups?require_consistency=true",
                    bench.backupBody(backup.id, Optional.empty()));
            backup.get();
            backup.get();
            assertThat(backup.get().at("phase")).isEqualTo("failed");
            assertThat(backup.events()).contains("10792");
            assertThat(BackupCaller.whole(bench, Optional.empty())).isNotEmpty();
            bench.close();
        }
        BackupCaller backup = level("4.6");
        bench.api.post(
                bench.vmPath() + "/backups?require_consistency=true", bench.backupBody(backup.id, Optional.empty()));
        backup.get();
        assertThat(backup.get().at("phase")).isEqualTo("ready");
    }

    @Test
    void aHybridBackupTakesNoNoticeOfThatWish() throws IOException {
        BackupCaller backup = level("4.7");
        bench.vm.agent(GuestAgent.NONE);

        bench.api.post(
                bench.vmPath() + "/backups?require_consistency=true", bench.backupBody(backup.id, Optional.empty()));

        assertThat(backup.get().at("phase")).isEqualTo("ready");
    }

    @Test
    void aGuestIsFrozenAndThawedThroughItsAgentAlone() throws IOException {
        BackupCaller events = level("4.7");
        assertThat(bench.api
                        .post(bench.vmPath() + "/freezefilesystems", "<action/>")
                        .status())
                .isEqualTo(200);
        assertThat(bench.api
                        .post(bench.vmPath() + "/thawfilesystems", "<action/>")
                        .status())
                .isEqualTo(200);
        assertThat(events.events()).startsWith("10768", "10767");
        bench.vm.fqdn("web1.example");
        bench.vm.agent(GuestAgent.FAILS);
        bench.api.post(bench.vmPath() + "/freezefilesystems", "<action/>").isFault(400, "Failed to freeze");
        assertThat(events.events()).startsWith("10769");
        assertThat(bench.api.get(bench.vmPath()).at("fqdn")).isEqualTo("web1.example");
        bench.vm.agent(GuestAgent.NONE);
        assertThat(bench.api.get(bench.vmPath()).at("fqdn")).isEmpty();
    }
}
