package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Image transfers that end by themselves, by policy, by mistake, or late.
class TransferPhasesTest {
    @TempDir
    Path folder;

    private EngineBench bench;
    private ApiCaller api;

    private void open(EngineBench made) throws IOException {
        bench = made;
        api = bench.api;
        api.signIn();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aDownloadReadToTheLastByteIsEndedByTheEngine() throws IOException {
        open(EngineBench.quick(folder));
        String id = download(backup(Optional.empty()), "");
        String url = api.get(path(id)).at("transfer_url");
        assertThat(api.image("GET", url, new byte[0]).raw().body()).hasSize(8 << 20);

        assertThat(phase(id)).isEqualTo("transferring");
        // The image server may call the request active for a moment after its last byte.
        String phase = phase(id);
        for (int looks = 0; looks < 1000 && phase.equals("transferring"); looks++) {
            phase = phase(id);
        }
        assertThat(phase).isEqualTo("finalizing_success");
        assertThat(phase(id)).isEqualTo("finished_success");
        assertThat(api.image("GET", url, new byte[0]).status()).isEqualTo(403);
    }

    @Test
    void aDownloadThatNobodyUsesIsCancelledByPolicy() throws IOException {
        open(EngineBench.realistic(folder, "4.7"));
        String id = download(backup(Optional.empty()), "<inactivity_timeout>120</inactivity_timeout>");
        bench.time.pass(Duration.ofSeconds(100));
        assertThat(phase(id)).isEqualTo("transferring");
        String url = api.get(path(id)).at("transfer_url");
        // Any request counts as use.
        assertThat(api.image("OPTIONS", url, new byte[0]).status()).isEqualTo(200);
        untilInactive(id);
        bench.time.pass(Duration.ofSeconds(100));
        assertThat(phase(id)).isEqualTo("transferring");
        bench.time.pass(Duration.ofSeconds(121));

        assertThat(phase(id)).isEqualTo("cancelled_system");
        bench.time.pass(Duration.ofSeconds(5));
        assertThat(phase(id)).isEqualTo("finished_failure");
        assertThat(bench.images.tickets()).isEmpty();
        assertThat(codes()).contains("1076");
    }

    @Test
    void anIncrementalTransferWithoutItsBitmapFailsWhileTheBackupStaysReady() throws IOException {
        open(EngineBench.quick(folder));
        UUID full = backup(Optional.empty());
        String checkpoint = api.get(backupPath(full)).at("to_checkpoint_id");
        api.post(backupPath(full) + "/finalize", "<action/>");
        api.get(backupPath(full));
        api.get(backupPath(full));
        bench.store.of(bench.cow.id()).stopTracking(UUID.fromString(checkpoint));
        UUID incremental = backup(Optional.of(checkpoint));

        String id = begin(incremental, "").id();

        assertThat(phases(id, 4))
                .containsExactly("cancelled_system", "finalizing_failure", "finished_failure", "finished_failure");
        assertThat(api.get(path(id)).xml().child("transfer_url")).isEmpty();
        assertThat(codes()).contains("1068");
        assertThat(api.get(backupPath(incremental)).at("phase")).isEqualTo("ready");
        assertThat(api.get("disks/" + bench.cow.id()).status()).isEqualTo(200);
    }

    @Test
    void anIncrementalTransferCanBeRefusedOnDemandAndTheBackupEndsAfterIt() throws IOException {
        open(EngineBench.quick(folder));
        UUID full = backup(Optional.empty());
        String checkpoint = api.get(backupPath(full)).at("to_checkpoint_id");
        api.post(backupPath(full) + "/finalize", "<action/>");
        api.get(backupPath(full));
        api.get(backupPath(full));
        bench.troubles.next(Trouble.incrementalRefused());
        UUID incremental = backup(Optional.of(checkpoint));
        String id = begin(incremental, "").id();
        assertThat(phase(id)).isEqualTo("cancelled_system");

        // Who cleans up without looking any more gets there by trying again.
        Reply last = api.post(backupPath(incremental) + "/finalize", "<action/>");
        for (int tries = 0; tries < 3 && last.status() == 409; tries++) {
            last = api.post(backupPath(incremental) + "/finalize", "<action/>");
        }
        assertThat(last.status()).as(last.text()).isEqualTo(200);
    }

    @Test
    void downloadsCantPauseAndVanishedTransfersFinalizeWithoutAWord() throws IOException {
        open(EngineBench.quick(folder));
        String id = download(backup(Optional.empty()), "");

        api.post(path(id) + "/pause", "<action/>").isFault(400, "Cannot pause image download");
        assertThat(api.post(path(UUID.randomUUID().toString()) + "/finalize", "<action/>")
                        .status())
                .isEqualTo(200);
        assertThat(api.post(path(id) + "/extend", "<action/>").status()).isEqualTo(200);
    }

    @Test
    void whatHasEndedIsNotMovedByLateActions() throws IOException {
        open(EngineBench.quick(folder));
        String id = download(backup(Optional.empty()), "");
        api.post(path(id) + "/finalize", "<action/>");
        assertThat(phase(id)).isEqualTo("finished_success");

        assertThat(api.post(path(id) + "/cancel", "<action/>").status()).isEqualTo(200);
        assertThat(phase(id)).isEqualTo("finished_success");
        bench.time.pass(Duration.ofMinutes(16));
        assertThat(api.get(path(id)).status()).isEqualTo(404);
        assertThat(api.get("imagetransfers").xml().children()).isEmpty();
    }

    @Test
    void anHtmlPageAndALostSessionStrikeOnce() throws IOException {
        open(EngineBench.quick(folder));
        bench.troubles.next(Trouble.html503());
        Reply page = api.get("vms");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(api.get("vms").status()).isEqualTo(200);
        bench.troubles.next(Trouble.tokenExpired());
        assertThat(api.get("vms").status()).isEqualTo(401);
        assertThat(api.get("vms").status()).isEqualTo(401);
        api.signIn();
        assertThat(api.get("vms").status()).isEqualTo(200);
    }

    @Test
    void aSnapshotOfOnesOwnIsReadByItsVolume() throws IOException {
        open(EngineBench.quick(folder));
        bench.guestWrites(bench.cow, 0, 4);
        Reply snapshot = api.post(
                bench.vmPath() + "/snapshots",
                "<snapshot><description>mine</description><persist_memorystate>false</persist_memorystate></snapshot>");
        String path = bench.vmPath() + "/snapshots/" + snapshot.id();
        assertThat(snapshot.at("snapshot_status")).isEqualTo("locked");
        assertThat(api.get(path).at("snapshot_status")).isEqualTo("ok");
        bench.guestWrites(bench.cow, 0, 5);
        String volume = api.get(path + "/disks")
                .xml()
                .children()
                .getFirst()
                .textAt("image_id")
                .orElseThrow();

        Reply transfer = api.post(
                "imagetransfers",
                "<image_transfer><direction>download</direction><snapshot id=\"" + volume
                        + "\"/><format>raw</format></image_transfer>");
        String url = api.get(path(transfer.id())).at("transfer_url");
        assertThat(api.image("GET", url, new byte[0], "Range", "bytes=0-3")
                        .raw()
                        .body())
                .containsOnly(4);
        api.delete(path).isFault(409, "locked");
        api.post(path(transfer.id()) + "/finalize", "<action/>");
        api.get(path(transfer.id()));
        assertThat(api.delete(path).status()).isEqualTo(200);
        api.get(path);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    private UUID backup(Optional<String> from) throws IOException {
        UUID id = UUID.randomUUID();
        Reply reply = api.post(bench.vmPath() + "/backups", bench.backupBody(id, from));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        bench.time.pass(Duration.ofSeconds(30));
        assertThat(api.get(backupPath(id)).at("phase")).isEqualTo("ready");
        return id;
    }

    private Reply begin(UUID backup, String more) throws IOException {
        return api.post(
                "imagetransfers",
                "<image_transfer><direction>download</direction><disk id=\"" + bench.cow.id() + "\"/><backup id=\""
                        + backup + "\"/><format>raw</format><timeout_policy>cancel</timeout_policy>" + more
                        + "</image_transfer>");
    }

    private String download(UUID backup, String more) throws IOException {
        Reply reply = begin(backup, more);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        bench.time.pass(Duration.ofSeconds(2));
        assertThat(phase(reply.id())).isEqualTo("transferring");
        return reply.id();
    }

    private List<String> phases(String id, int looks) throws IOException {
        List<String> phases = new java.util.ArrayList<>();
        for (int i = 0; i < looks; i++) {
            phases.add(phase(id));
        }
        return phases;
    }

    /// The image server may call a request active for a moment after its last byte.
    private void untilInactive(String id) throws IOException {
        for (int looks = 0; looks < 1000 && api.get(path(id)).at("active").equals("true"); looks++) {
            assertThat(looks).isLessThan(999);
        }
    }

    private String phase(String id) throws IOException {
        return api.get(path(id)).at("phase");
    }

    private static String path(String id) {
        return "imagetransfers/" + id;
    }

    private String backupPath(UUID id) {
        return bench.vmPath() + "/backups/" + id;
    }

    private List<String> codes() throws IOException {
        return api.get("events").xml().children().stream()
                .map(e -> e.textAt("code").orElse(""))
                .toList();
    }
}
