package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What befalls the engine, its host and its transfers while somebody works with them.
class EngineIncidentsTest extends IncidentsTest {
    /// The engine answers with web pages for three requests, and knows nobody afterwards.
    private void comesBack() throws IOException {
        for (int i = 0; i < 3; i++) {
            Reply away = bench.api.get("vms");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.raw().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/html");
        }
        Reply unknown = bench.api.get("vms");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.raw().headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"RESTAPI\"");
        assertThat(unknown.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html");
        bench.api.signIn();
    }

    @Test
    void aBackupSurvivesARestartOfTheEngineInAnyPhase() throws IOException {
        for (Moment moment : new Moment[] {Moment.STARTING, Moment.READY, Moment.TRANSFERRING, Moment.FINALIZING}) {
            BackupCaller backup = level("4.7");
            BackupCaller.order(bench, Happening.ENGINE_RESTARTS, moment);
            backup.start(Optional.empty());
            if (moment == Moment.STARTING) {
                comesBack();
            }
            assertThat(backup.get().at("phase")).isEqualTo("ready");
            if (moment == Moment.READY) {
                comesBack();
            }
            Reply transfer = backup.download(bench.cow);
            // A ticket outlives a short absence of the engine.
            assertThat(backup.read(transfer).status()).isEqualTo(206);
            if (moment == Moment.TRANSFERRING) {
                comesBack();
            }
            assertThat(backup.finish(transfer)).isEqualTo("finished_success");
            assertThat(backup.finalizing().status()).isEqualTo(200);
            if (moment == Moment.FINALIZING) {
                comesBack();
            }
            backup.get();
            assertThat(backup.get().at("phase")).as(moment.code()).isEqualTo("succeeded");
            assertThat(bench.engine.leftovers()).isEmpty();
            bench.close();
        }
        level("4.7");
    }

    @Test
    void theEngineIsAwayForItsTimeOnARealisticClock() throws IOException {
        bench = EngineBench.realistic(folder, "4.7");
        bench.api.signIn();
        bench.engine.happen(Happening.ENGINE_RESTARTS, bench.vm);

        assertThat(bench.api.get("vms").status()).isEqualTo(503);
        bench.time.pass(Duration.ofSeconds(19));
        assertThat(bench.api.get("vms").status()).isEqualTo(503);
        bench.time.pass(Duration.ofSeconds(1));

        assertThat(bench.api.get("vms").status()).isEqualTo(401);
    }

    @Test
    void recordsOfWhatEndedVanishAfterTheirScaledTime() throws IOException {
        bench = EngineBench.scaled(folder, 0.2);
        bench.api.signIn();
        BackupCaller backup = new BackupCaller(bench);
        backup.start(Optional.empty());
        bench.time.pass(Duration.ofSeconds(10));
        assertThat(backup.get().at("phase")).isEqualTo("ready");
        backup.finalizing();
        bench.time.pass(Duration.ofSeconds(10));
        assertThat(backup.get().at("phase")).isEqualTo("succeeded");

        bench.time.pass(Duration.ofSeconds(179));
        assertThat(backup.get().at("phase")).isEqualTo("succeeded");
        bench.time.pass(Duration.ofSeconds(2));

        assertThat(backup.get().status()).isEqualTo(404);
        assertThat(backup.get().text()).isEmpty();
    }

    @Test
    void anEngineThatLostItsCommandsFailsItsBackupsAndLeavesTheSnapshot() throws IOException {
        BackupCaller backup = level("4.7");
        String checkpoint = backup.ready(Optional.empty()).at("to_checkpoint_id");
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.ENGINE_FORGETS, Moment.TRANSFERRING);

        assertThat(backup.read(transfer).status()).isEqualTo(403);
        comesBack();

        assertThat(backup.get().at("phase")).isEqualTo("failed");
        assertThat(backup.ended(transfer)).isEqualTo("finished_failure");
        assertThat(backup.events()).contains("10814", "1065");
        assertThat(backup.snapshots())
                .extracting(s -> s.textAt("description").orElse(""))
                .containsExactly("Auto-generated for Backup VM");
        assertThat(backup.checkpoints()).containsExactly(checkpoint);
        assertThat(bench.images.tickets()).isEmpty();
    }

    @Test
    void aLiveBackupThatTheEngineForgotLeavesNoCheckpoint() throws IOException {
        BackupCaller backup = level("4.6");
        BackupCaller.order(bench, Happening.ENGINE_FORGETS, Moment.READY);
        backup.start(Optional.empty());
        backup.get();
        backup.get();
        comesBack();

        assertThat(backup.get().at("phase")).isEqualTo("failed");
        assertThat(backup.checkpoints()).isEmpty();
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aHostThatIsGoneTakesItsTicketsAndGuestsAndComesBack() throws IOException {
        BackupCaller backup = level("4.7");
        backup.ready(Optional.empty());
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.HOST_DOWN, Moment.TRANSFERRING);

        assertThatThrownBy(() -> backup.read(transfer)).isInstanceOf(IOException.class);

        assertThat(bench.vm.status()).isEqualTo(VmStatus.DOWN);
        assertThat(backup.ended(transfer)).isEqualTo("finished_failure");
        assertThat(backup.events()).contains("1065");
        assertThat(bench.images.tickets()).isEmpty();
        assertThat(bench.api.get("hosts").text()).contains("<status>non_responsive</status>");
        for (int i = 0; i < 5; i++) {
            bench.api.get("hosts");
        }
        assertThat(bench.api.get("hosts").text()).contains("<status>up</status>");
        assertThat(backup.finish(backup.download(bench.cow))).isEqualTo("finished_success");
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aTransferThatFindsNoHostFails() throws IOException {
        BackupCaller backup = level("4.7");
        BackupCaller.order(bench, Happening.HOST_DOWN, Moment.READY);
        backup.start(Optional.empty());
        backup.get();

        Reply transfer = backup.download(bench.cow);

        assertThat(backup.ended(transfer)).isEqualTo("finished_failure");
        assertThat(backup.events()).contains("1067");
    }

    @Test
    void aTransferHeldForIdleIsCancelledByItsPolicy() throws IOException {
        BackupCaller backup = level("4.7");
        backup.ready(Optional.empty());
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.TRANSFER_IDLE, Moment.TRANSFERRING);

        assertThat(backup.read(transfer).status()).isEqualTo(403);

        assertThat(backup.ended(transfer)).isEqualTo("finished_failure");
        assertThat(backup.events()).contains("1076");
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aDownloadWhoseTicketIsNotRenewedIsCancelledAndAnUploadPaused() throws IOException {
        BackupCaller backup = level("4.7");
        backup.ready(Optional.empty());
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.RENEWAL_FAILS, Moment.TRANSFERRING);
        assertThat(backup.read(transfer).status()).isEqualTo(403);
        assertThat(backup.ended(transfer)).isEqualTo("finished_failure");
        assertThat(backup.events()).contains("1064");
        backup.end();

        bench.vm.status(VmStatus.DOWN);
        Reply begun = bench.api.post(
                "imagetransfers",
                "<image_transfer><direction>upload</direction><disk id=\"" + bench.cow.id()
                        + "\"/><format>raw</format></image_transfer>");
        Reply upload = bench.api.get("imagetransfers/" + begun.id());
        BackupCaller.order(bench, Happening.RENEWAL_FAILS, Moment.TRANSFERRING);
        bench.api.image("PUT", upload.at("transfer_url"), new byte[512], "Content-Range", "bytes 0-511/*");
        assertThat(bench.api.get("imagetransfers/" + begun.id()).at("phase")).isEqualTo("paused_system");
        bench.api.post("imagetransfers/" + begun.id() + "/resume", "<action/>");
        bench.api.get("imagetransfers/" + begun.id());
        Reply resumed = bench.api.get("imagetransfers/" + begun.id());
        assertThat(resumed.at("phase")).isEqualTo("transferring");
        assertThat(resumed.at("transfer_url")).isNotEqualTo(upload.at("transfer_url"));
        assertThat(backup.finish(resumed)).isEqualTo("finished_success");
    }

    @Test
    void anUploadThatIsPausedJustWhenItIsToEndLosesTheRequestAndEndsAfterItIsResumed() throws IOException {
        BackupCaller backup = level("4.7");
        bench.vm.status(VmStatus.DOWN);
        Reply begun = bench.api.post(
                "imagetransfers",
                "<image_transfer><direction>upload</direction><disk id=\"" + bench.cow.id()
                        + "\"/><format>raw</format></image_transfer>");
        String upload = "imagetransfers/" + begun.id();
        bench.api.get(upload);
        BackupCaller.order(bench, Happening.RENEWAL_FAILS, Moment.FINALIZING);

        bench.api.post(upload + "/finalize", "<action/>");

        assertThat(bench.api.get(upload).at("phase")).isEqualTo("paused_system");
        assertThat(bench.api.get(upload).at("phase")).as("it stays so").isEqualTo("paused_system");
        bench.api.post(upload + "/resume", "<action/>");
        bench.api.get(upload);
        assertThat(backup.finish(bench.api.get(upload))).isEqualTo("finished_success");
    }

    @Test
    void aDownloadThatTheEngineEndedFirstIsASuccess() throws IOException {
        BackupCaller backup = level("4.7");
        backup.ready(Optional.empty());
        Reply transfer = backup.download(bench.cow);
        BackupCaller.order(bench, Happening.ENGINE_FINALIZES, Moment.FINALIZING);

        bench.api.post("imagetransfers/" + transfer.id() + "/finalize", "<action/>");

        assertThat(bench.api.get("imagetransfers/" + transfer.id()).at("phase")).isEqualTo("finished_success");
        assertThat(backup.end()).isEqualTo("succeeded");
        assertThat(bench.engine.leftovers()).isEmpty();
    }
}
