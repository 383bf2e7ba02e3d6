package io.chainkeeper.engine;

import static io.chainkeeper.engine.Ids.BACKUP;
import static io.chainkeeper.engine.Ids.DISK;
import static io.chainkeeper.engine.Ids.HOST;
import static io.chainkeeper.engine.Ids.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.xml.XmlTree;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransfersTest {
    private static final String TRANSFERS = "/ovirt-engine/api/imagetransfers";
    private static final String ONE = TRANSFERS + "/" + TRANSFER;

    private ScriptedEngine server;
    private Engine engine;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedEngine.start();
        engine = server.connect();
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    private static String transfer(String phase) {
        return """
                <image_transfer href="/x" id="%s"><active>false</active><direction>download</direction>
                <format>raw</format><phase>%s</phase><proxy_url>https://engine:54323/images/t1</proxy_url>
                <transfer_url>https://h1:54322/images/t1</transfer_url><transferred>0</transferred>
                <host id="%s"/><image id="%s"/></image_transfer>""".formatted(TRANSFER, phase, HOST, DISK);
    }

    @Test
    void aDownloadSaysItsDirectionBecauseUploadIsTheEnginesDefault() throws Exception {
        server.on("POST " + TRANSFERS, Reply.xml(201, transfer("transferring")));

        ImageTransfer started = engine.startDownload(DISK, BACKUP, "ck-run-1");

        assertThat(started.phase()).isEqualTo(TransferPhase.TRANSFERRING);
        assertThat(started.transferUrl()).contains(URI.create("https://h1:54322/images/t1"));
        assertThat(started.proxyUrl()).contains(URI.create("https://engine:54323/images/t1"));
        assertThat(started.host()).contains(HOST);
        Request asked = server.requests("POST " + TRANSFERS).getFirst();
        assertThat(asked.header("Correlation-Id")).contains("ck-run-1");
        XmlTree body = XmlTree.parse(asked.body());
        assertThat(body.text("direction")).contains("download");
        assertThat(body.text("format")).as("only raw shows what the guest sees").contains("raw");
        assertThat(body.text("timeout_policy")).contains("cancel");
        assertThat(body.text("inactivity_timeout")).contains("600");
        assertThat(body.child("disk").orElseThrow().attribute("id")).contains(DISK.toString());
        assertThat(body.child("backup").orElseThrow().attribute("id")).contains(BACKUP.toString());
    }

    @Test
    void anUploadNamesItsDiskOnly() throws Exception {
        server.on("POST " + TRANSFERS, Reply.xml(201, transfer("initializing")));

        assertThat(engine.startUpload(DISK, "ck-run-2").phase()).isEqualTo(TransferPhase.INITIALIZING);

        XmlTree body =
                XmlTree.parse(server.requests("POST " + TRANSFERS).getFirst().body());
        assertThat(body.text("direction")).contains("upload");
        assertThat(body.text("format")).contains("raw");
        assertThat(body.child("backup")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TransferPhase.class)
    void everyPhaseIsToldApart(TransferPhase phase) throws Exception {
        server.on("GET " + ONE, Reply.xml(transfer(phase.name().toLowerCase(java.util.Locale.ROOT))));

        assertThat(engine.transfer(TRANSFER).orElseThrow().phase()).isEqualTo(phase);
    }

    @Test
    void aCancelledTransferHasNotEndedBeforeItsDiskIsGone() {
        assertThat(TransferPhase.values())
                .filteredOn(TransferPhase::ended)
                .containsExactly(TransferPhase.FINISHED_SUCCESS, TransferPhase.FINISHED_FAILURE);
    }

    @Test
    void withoutATicketThereIsNoAddress() throws Exception {
        server.on(
                "GET " + ONE,
                Reply.xml("<image_transfer id=\"%s\"><phase>finished_success</phase></image_transfer>"
                        .formatted(TRANSFER)));

        ImageTransfer ended = engine.transfer(TRANSFER).orElseThrow();

        assertThat(ended.transferUrl()).isEmpty();
        assertThat(ended.proxyUrl()).isEmpty();
        assertThat(ended.phase().ended()).isTrue();
    }

    @Test
    void anAddressThatIsNoneIsTroubleThatDoesNotShowTheTicket() throws Exception {
        server.on(
                "GET " + ONE,
                Reply.xml(transfer("transferring").replace("https://h1:54322/images/t1", "https://h 1/t1-canary")));

        var trouble = catchThrowableOfType(EngineTrouble.class, () -> engine.transfer(TRANSFER));

        assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.BAD_XML);
        assertThat(trouble.getMessage()).doesNotContain("canary");
    }

    @Test
    void finalizeResumeAndCancelAreActions() throws Exception {
        server.on("POST " + ONE + "/finalize", Reply.xml("<action><status>complete</status></action>"));
        server.on("POST " + ONE + "/resume", Reply.xml("<action><status>complete</status></action>"));
        server.on("POST " + ONE + "/cancel", Reply.xml("<action><status>complete</status></action>"));

        engine.finalizeTransfer(TRANSFER);
        engine.resumeTransfer(TRANSFER);
        engine.cancelTransfer(TRANSFER);

        assertThat(server.requests("POST " + ONE + "/finalize")).hasSize(1);
        assertThat(server.requests("POST " + ONE + "/resume")).hasSize(1);
        assertThat(server.requests("POST " + ONE + "/cancel")).hasSize(1);
    }

    @Test
    void resumingATransferThatIsNotPausedIsRefused() {
        server.on(
                "POST " + ONE + "/resume",
                Reply.fault(409, "[Cannot resume image transfer as it's not in a paused state.]"));

        var refused = catchThrowableOfType(EngineRefused.class, () -> engine.resumeTransfer(TRANSFER));

        assertThat(refused.detail()).contains("not in a paused state");
    }

    @Test
    void endingATransferThatIsGoneIsNoFailure() throws Exception {
        engine.finalizeTransfer(TRANSFER);
        engine.cancelTransfer(TRANSFER);
        assertThat(engine.transfer(TRANSFER)).isEmpty();
    }

    @Test
    void aTransferOfABackupThatIsNotReadyIsRefused() {
        server.on(
                "POST " + TRANSFERS,
                Reply.fault(
                        409, "[Cannot transfer disk. The VM backup is not in READY phase, backup phase is starting]"));

        var refused = catchThrowableOfType(EngineRefused.class, () -> engine.startDownload(DISK, BACKUP, "ck"));

        assertThat(refused.refusal()).isEqualTo(Refusal.BACKUP_NOT_READY);
    }

    @Test
    void allTransfersAreListedByTheirIds() throws Exception {
        server.on("GET " + TRANSFERS, Reply.xml("<image_transfers>" + transfer("transferring") + "</image_transfers>"));

        assertThat(engine.transfers()).containsExactly(TRANSFER);
    }
}
