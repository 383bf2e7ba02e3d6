package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The requests of the oVirt SDK's own backup example, one after the other, as that program sends them.
class BackupStoryTest {
    @TempDir
    Path folder;

    private EngineBench bench;
    private ApiCaller api;

    @BeforeEach
    void signIn() throws IOException {
        bench = EngineBench.quick(folder);
        api = bench.api;
        api.signIn();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void fullBackupIsReadThroughTicketsAndLeavesOnlyItsCheckpoint() throws IOException {
        bench.guestWrites(bench.cow, 3, 0x5a);
        UUID id = UUID.randomUUID();

        assertThat(api.get(bench.vmPath()).at("name")).isEqualTo("web1");
        List<Element> attachments =
                api.get(bench.vmPath() + "/diskattachments").xml().children();
        assertThat(attachments).hasSize(2);
        for (Element attachment : attachments) {
            String disk = attachment.child("disk").orElseThrow().attribute("id").orElseThrow();
            assertThat(api.get("disks/" + disk).at("status")).isEqualTo("ok");
        }
        Reply ready = startUntilReady(id, Optional.empty());
        assertThat(ready.xml().child("vm").orElseThrow().attribute("id"))
                .contains(bench.vm.id().toString());

        // What the guest writes now is not in the backup.
        bench.guestWrites(bench.cow, 3, 0x77);
        assertThat(modes(id))
                .isEqualTo(
                        Map.of(bench.cow.id().toString(), "full", bench.raw.id().toString(), "full"));
        Reply transfer = download(id, bench.cow);
        byte[] read = range(transfer, 3 * EngineBench.MIB, 16);
        assertThat(read).containsOnly(0x5a);
        assertThat(extents(transfer, "dirty").status()).isEqualTo(404);
        finish(transfer.id());
        finalizeUntilSucceeded(id);

        assertThat(bench.engine.leftovers()).isEmpty();
        assertThat(bench.images.tickets()).isEmpty();
        assertThat(api.get(bench.vmPath() + "/snapshots").xml().children()).hasSize(1);
        assertThat(api.form("/services/sso-logout", Map.of("scope", "ovirt-app-api", "token", api.token()))
                        .json()
                        .has("error"))
                .isFalse();
        assertThat(api.get("vms").status()).isEqualTo(401);
    }

    @Test
    void incrementalBackupShowsWhatChangedSinceTheCheckpoint() throws IOException {
        bench.guestWrites(bench.cow, 0, 1);
        UUID full = UUID.randomUUID();
        String checkpoint = startUntilReady(full, Optional.empty()).at("to_checkpoint_id");
        bench.guestWrites(bench.cow, 5, 2);
        finalizeUntilSucceeded(full);
        bench.guestWrites(bench.cow, 6, 3);

        UUID incremental = UUID.randomUUID();
        Reply ready = startUntilReady(incremental, Optional.of(checkpoint));
        assertThat(ready.at("from_checkpoint_id")).isEqualTo(checkpoint);
        assertThat(modes(incremental))
                .isEqualTo(Map.of(
                        bench.cow.id().toString(), "incremental", bench.raw.id().toString(), "full"));
        Reply transfer = download(incremental, bench.cow);
        JsonNode dirty = extents(transfer, "dirty").json();

        long covered = 0;
        for (JsonNode extent : dirty) {
            long start = extent.get("start").asLong();
            boolean changed = start >= 5L * EngineBench.MIB && start < 7L * EngineBench.MIB;
            assertThat(extent.get("dirty").asBoolean()).as("at " + start).isEqualTo(changed);
            covered += extent.get("length").asLong();
        }
        assertThat(covered).isEqualTo(bench.cow.provisionedSize());
        assertThat(range(transfer, 6 * EngineBench.MIB, 8)).containsOnly(3);
        finish(transfer.id());
        finalizeUntilSucceeded(incremental);
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void eventsOfABackupAreFoundByItsId() throws IOException {
        UUID id = UUID.randomUUID();
        startUntilReady(id, Optional.empty());
        finalizeUntilSucceeded(id);

        List<Element> events = api.get("events?search=" + id).xml().children();

        assertThat(events).extracting(e -> e.textAt("code").orElse("")).containsExactly("10793", "10796", "10790");
        assertThat(events.getFirst().textAt("description").orElse("")).contains(id.toString());
    }

    @Test
    void whoLeavesATransferOpenIsTold() throws IOException {
        UUID id = UUID.randomUUID();
        startUntilReady(id, Optional.empty());
        download(id, bench.cow);

        assertThat(bench.engine.leftovers())
                .hasSize(3)
                .anyMatch(l -> l.startsWith("image transfer"))
                .anyMatch(l -> l.startsWith("backup " + id))
                .anyMatch(l -> l.startsWith("snapshot"));
    }

    private Reply startUntilReady(UUID id, Optional<String> from) throws IOException {
        Reply started = api.post(bench.vmPath() + "/backups", bench.backupBody(id, from));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        assertThat(started.id()).isEqualTo(id.toString());
        assertThat(started.at("phase")).isEqualTo("starting");
        assertThat(api.get(backup(id) + "/disks").xml().children()).isEmpty();
        Reply ready = api.get(backup(id));
        assertThat(ready.at("phase")).isEqualTo("ready");
        assertThat(ready.at("to_checkpoint_id")).isNotEmpty();
        assertThat(ready.xml().child("snapshot")).isPresent();
        return ready;
    }

    private Map<String, String> modes(UUID id) throws IOException {
        Map<String, String> modes = new java.util.HashMap<>();
        for (Element disk : api.get(backup(id) + "/disks").xml().children()) {
            assertThat(disk.attribute("href")).isEmpty();
            modes.put(
                    disk.attribute("id").orElseThrow(),
                    disk.textAt("backup_mode").orElseThrow());
        }
        return modes;
    }

    private Reply download(UUID backup, Disk disk) throws IOException {
        Reply created = api.post(
                "imagetransfers",
                "<image_transfer><backup id=\"" + backup + "\"/><direction>download</direction><disk id=\"" + disk.id()
                        + "\"/><format>raw</format><timeout_policy>cancel</timeout_policy></image_transfer>");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("phase")).isEqualTo("initializing");
        Reply transfer = api.get("imagetransfers/" + created.id());
        assertThat(transfer.at("phase")).isEqualTo("transferring");
        assertThat(transfer.at("transfer_url")).startsWith("https://localhost:" + bench.images.port() + "/images/");
        String host = transfer.xml().child("host").orElseThrow().attribute("id").orElseThrow();
        assertThat(api.get("hosts/" + host).at("name")).isEqualTo("host1");
        assertThat(transfer.xml().child("image").orElseThrow().attribute("id"))
                .contains(disk.id().toString());
        assertThat(api.image("OPTIONS", transfer.at("transfer_url"), new byte[0])
                        .json()
                        .get("features")
                        .toString())
                .contains("extents");
        return transfer;
    }

    private Reply extents(Reply transfer, String context) throws IOException {
        return api.image("GET", transfer.at("transfer_url") + "/extents?context=" + context, new byte[0]);
    }

    private byte[] range(Reply transfer, long start, int length) throws IOException {
        Reply part = api.image(
                "GET",
                transfer.at("transfer_url"),
                new byte[0],
                "Range",
                "bytes=" + start + "-" + (start + length - 1));
        assertThat(part.status()).isEqualTo(206);
        return part.raw().body();
    }

    private void finish(String transfer) throws IOException {
        assertThat(api.post("imagetransfers/" + transfer + "/finalize", "<action/>")
                        .at("status"))
                .isEqualTo("complete");
        assertThat(api.get("imagetransfers/" + transfer).at("phase")).isEqualTo("finished_success");
    }

    private void finalizeUntilSucceeded(UUID id) throws IOException {
        assertThat(api.post(backup(id) + "/finalize", "<action/>").at("status")).isEqualTo("complete");
        assertThat(api.get(backup(id)).at("phase")).isEqualTo("finalizing");
        assertThat(api.get(backup(id)).at("phase")).isEqualTo("succeeded");
    }

    private String backup(UUID id) {
        return bench.vmPath() + "/backups/" + id;
    }
}
