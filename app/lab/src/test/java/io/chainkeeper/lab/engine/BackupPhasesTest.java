package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.VmStatus;
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

/// How backups pass from phase to phase in time, what they forbid meanwhile, and what stays behind.
class BackupPhasesTest {
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
    void aHybridBackupTakesItsTimeAndShowsItsSnapshotWhileItLasts() throws IOException {
        open(EngineBench.realistic(folder, "4.7"));
        UUID id = start(Optional.empty());
        assertThat(phase(id)).isEqualTo("starting");
        assertThat(diskStatus()).isEqualTo("locked");
        assertThat(snapshot().textAt("snapshot_status")).contains("locked");
        bench.time.pass(Duration.ofSeconds(11));
        assertThat(phase(id)).isEqualTo("ready");
        assertThat(diskStatus()).isEqualTo("ok");
        assertThat(snapshot().textAt("description")).contains("Auto-generated for Backup VM");
        finalize(id);
        assertThat(phase(id)).isEqualTo("ready");
        bench.time.pass(Duration.ofSeconds(3));
        assertThat(phase(id)).isEqualTo("finalizing");
        assertThat(diskStatus()).isEqualTo("locked");
        bench.time.pass(Duration.ofSeconds(10));

        assertThat(phase(id)).isEqualTo("succeeded");
        assertThat(api.get(backup(id)).xml().child("snapshot")).isEmpty();
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aVmInAHybridBackupMayStopAndStart() throws IOException {
        open(EngineBench.realistic(folder, "4.7"));
        start(Optional.empty());

        assertThat(api.post(bench.vmPath() + "/stop", "<action/>").status()).isEqualTo(200);
        bench.time.pass(Duration.ofSeconds(60));
        assertThat(api.get(bench.vmPath()).at("status")).isEqualTo("down");
        assertThat(api.post(bench.vmPath() + "/start", "<action/>").status()).isEqualTo(200);
        assertThat(api.get(bench.vmPath()).at("status")).isEqualTo("powering_up");
    }

    @Test
    void belowCompatibilityLevel47ARunningVmIsBackedUpLive() throws IOException {
        open(EngineBench.realistic(folder, "4.6"));
        UUID id = start(Optional.empty());
        assertThat(phase(id)).isEqualTo("initializing");
        bench.time.pass(Duration.ofSeconds(5));
        assertThat(phase(id)).isEqualTo("starting");
        bench.time.pass(Duration.ofSeconds(5));
        Element ready = api.get(backup(id)).xml();

        assertThat(ready.textAt("phase")).contains("ready");
        assertThat(ready.child("host")).isPresent();
        assertThat(ready.child("snapshot")).isEmpty();
        assertThat(diskStatus()).isEqualTo("locked");
        api.post(bench.vmPath() + "/stop", "<action/>").isFault(409, "The VM is during a backup operation");
        finalize(id);
        assertThat(phase(id)).isEqualTo("finalizing");
    }

    @Test
    void aVmInAColdBackupCantBeStartedUntilItIsFinalized() throws IOException {
        open(EngineBench.realistic(folder, "4.7"));
        bench.vm.status(VmStatus.DOWN);
        UUID id = UUID.randomUUID();
        api.post(bench.vmPath() + "/backups?legacy=true", bench.backupBody(id, Optional.empty()));
        bench.time.pass(Duration.ofSeconds(5));

        Element ready = api.get(backup(id)).xml();
        assertThat(ready.textAt("phase")).contains("ready");
        assertThat(ready.child("host")).isEmpty();
        Reply refused = api.post(bench.vmPath() + "/start", "<action/>");
        assertThat(refused.xml().name()).isEqualTo("action");
        refused.isFault(409, "The VM is during a backup operation");
        finalize(id);
        bench.time.pass(Duration.ofSeconds(5));
        assertThat(api.post(bench.vmPath() + "/start", "<action/>").status()).isEqualTo(200);
    }

    @Test
    void aVmForcedDownSpoilsItsLiveBackupAndTheNewCheckpointOnly() throws IOException {
        open(EngineBench.quick(folder, "4.6"));
        UUID first = start(Optional.empty());
        ready(first);
        String checkpoint = api.get(backup(first)).at("to_checkpoint_id");
        end(first);
        UUID second = start(Optional.empty());
        ready(second);

        api.post(bench.vmPath() + "/stop", "<action><force>true</force></action>");
        finalize(second);

        assertThat(phase(second)).isEqualTo("failed");
        assertThat(checkpoints()).containsExactly(checkpoint);
    }

    @Test
    void finalizeIsRefusedInTheEnginesWords() throws IOException {
        open(EngineBench.quick(folder));
        UUID id = start(Optional.empty());
        ready(id);
        Reply transfer = transfer(id);
        finalizeAgain(id).isFault(409, "There is an active image transfer for VM backup");
        api.post("imagetransfers/" + transfer.id() + "/cancel", "<action/>");
        for (int i = 0; i < 3; i++) {
            api.get("imagetransfers/" + transfer.id());
        }
        finalize(id);
        finalizeAgain(id).isFault(400, "already stopped");
        assertThat(phase(id)).isEqualTo("finalizing");
        finalizeAgain(id).isFault(400, "phase, no need to stop the backup again");
        assertThat(api.post(backup(UUID.randomUUID()) + "/finalize", "<action/>")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aLiveBackupStoppedTooEarlyFails() throws IOException {
        open(EngineBench.quick(folder, "4.6"));
        UUID id = start(Optional.empty());

        finalizeAgain(id).isFault(400, "premature backup stop was initiated");

        assertThat(phase(id)).isEqualTo("failed");
        assertThat(checkpoints()).isEmpty();
    }

    @Test
    void aHybridBackupStoppedBeforeItIsReadyStopsThen() throws IOException {
        open(EngineBench.quick(folder));
        UUID id = start(Optional.empty());
        finalize(id);
        assertThat(phase(id)).isEqualTo("ready");
        assertThat(phase(id)).isEqualTo("finalizing");
        assertThat(phase(id)).isEqualTo("succeeded");
    }

    @Test
    void aFailedIncrementalLosesAllCheckpoints() throws IOException {
        open(EngineBench.quick(folder));
        UUID first = start(Optional.empty());
        ready(first);
        String checkpoint = api.get(backup(first)).at("to_checkpoint_id");
        end(first);
        bench.troubles.next(Trouble.backupFails());
        UUID second = start(Optional.of(checkpoint));

        assertThat(phase(second)).isEqualTo("failed");
        assertThat(checkpoints()).isEmpty();
        assertThat(bench.store.of(bench.cow.id()).trackedCheckpoints()).isEmpty();
        assertThat(codes(second)).containsExactly("10792", "10791", "10790");
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aSlowMergeTakesTenTimesAsLong() throws IOException {
        open(EngineBench.realistic(folder, "4.7"));
        bench.troubles.next(Trouble.slowMerge());
        UUID id = start(Optional.empty());
        bench.time.pass(Duration.ofSeconds(11));
        assertThat(phase(id)).isEqualTo("ready");
        finalize(id);
        bench.time.pass(Duration.ofSeconds(3));
        assertThat(phase(id)).isEqualTo("finalizing");
        bench.time.pass(Duration.ofSeconds(50));
        assertThat(phase(id)).isEqualTo("finalizing");
        bench.time.pass(Duration.ofSeconds(15));
        assertThat(phase(id)).isEqualTo("succeeded");
    }

    @Test
    void aMergeThatFailsLeavesASnapshotThatCanBeRemoved() throws IOException {
        open(EngineBench.quick(folder));
        bench.troubles.next(Trouble.mergeFails());
        UUID id = start(Optional.empty());
        ready(id);
        end(id);

        assertThat(bench.engine.leftovers()).hasSize(1);
        assertThat(codes(id)).contains("10813");
        String left =
                bench.vmPath() + "/snapshots/" + snapshot().attribute("id").orElseThrow();
        assertThat(api.delete(left).status()).isEqualTo(200);
        api.get(left);
        assertThat(api.get(left).status()).isEqualTo(404);
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aMergeThatFailsAgainLeavesIllegalImagesUntilOneGetsToItsEnd() throws IOException {
        open(EngineBench.quick(folder));
        bench.troubles.next(Trouble.mergeFails());
        bench.troubles.next(Trouble.mergeFails());
        UUID id = start(Optional.empty());
        ready(id);
        end(id);
        String left =
                bench.vmPath() + "/snapshots/" + snapshot().attribute("id").orElseThrow();
        assertThat(bench.api.get(bench.vmPath()).at("has_illegal_images")).isEqualTo("false");

        assertThat(api.delete(left).status()).isEqualTo(200);

        assertThat(api.get(left).at("snapshot_status")).isEqualTo("ok");
        assertThat(bench.api.get(bench.vmPath()).at("has_illegal_images")).isEqualTo("true");
        assertThat(api.get("events?search=type%3D357").text()).contains("Failed to delete snapshot");
        assertThat(api.delete(left).status()).isEqualTo(200);
        api.get(left);
        assertThat(api.get(left).status()).isEqualTo(404);
        assertThat(bench.api.get(bench.vmPath()).at("has_illegal_images")).isEqualTo("false");
    }

    @Test
    void recordsOfEndedBackupsVanishAfterAQuarterOfAnHourButCheckpointsStay() throws IOException {
        open(EngineBench.quick(folder));
        UUID id = start(Optional.empty());
        ready(id);
        end(id);
        bench.time.pass(Duration.ofMinutes(14));
        assertThat(api.get(backup(id)).status()).isEqualTo(200);
        bench.time.pass(Duration.ofMinutes(2));

        assertThat(api.get(backup(id)).status()).isEqualTo(404);
        assertThat(checkpoints()).hasSize(1);
    }

    @Test
    void aHybridBackupOfRawDisksMakesACheckpointThatHoldsNoDisk() throws IOException {
        open(EngineBench.quick(folder));
        UUID id = UUID.randomUUID();
        String disks = "<disks><disk id=\"" + bench.raw.id() + "\"/></disks>";
        api.post(bench.vmPath() + "/backups", "<backup id=\"" + id + "\">" + disks + "</backup>");
        ready(id);
        String checkpoint = api.get(backup(id)).at("to_checkpoint_id");
        end(id);

        assertThat(api.get(bench.vmPath() + "/checkpoints/" + checkpoint + "/disks")
                        .xml()
                        .children())
                .isEmpty();
    }

    @Test
    void checkpointsAreListedOldestFirstAndAnyCanBeDeleted() throws IOException {
        open(EngineBench.quick(folder));
        for (int i = 0; i < 3; i++) {
            UUID id = start(Optional.empty());
            ready(id);
            api.delete(bench.vmPath() + "/checkpoints/" + checkpoints().getLast())
                    .isFault(409, "The VM is during a backup operation");
            end(id);
        }
        List<String> all = checkpoints();
        String middle = bench.vmPath() + "/checkpoints/" + all.get(1);
        assertThat(api.get(middle).at("parent_id")).isEqualTo(all.getFirst());
        assertThat(api.get(middle).at("state")).isEqualTo("created");
        assertThat(api.get(middle + "/disks").xml().children()).hasSize(1);

        assertThat(api.delete(middle).status()).isEqualTo(200);

        assertThat(api.get(middle).status()).isEqualTo(404);
        assertThat(api.get(bench.vmPath() + "/checkpoints/" + all.get(2)).at("parent_id"))
                .isEqualTo(all.getFirst());
        assertThat(bench.store.of(bench.cow.id()).tracks(UUID.fromString(all.get(1))))
                .isFalse();
        assertThat(bench.store.of(bench.cow.id()).tracks(UUID.fromString(all.get(2))))
                .isTrue();
    }

    private UUID start(Optional<String> from) throws IOException {
        UUID id = UUID.randomUUID();
        Reply reply = api.post(bench.vmPath() + "/backups", bench.backupBody(id, from));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return id;
    }

    private void ready(UUID id) throws IOException {
        for (int looks = 0; looks < 3 && !phase(id).equals("ready"); looks++) {
            assertThat(looks).isLessThan(2);
        }
    }

    private void end(UUID id) throws IOException {
        finalize(id);
        while (!phase(id).equals("succeeded")) {
            assertThat(phase(id)).isIn("ready", "finalizing", "succeeded");
        }
    }

    private void finalize(UUID id) throws IOException {
        Reply reply = finalizeAgain(id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private Reply finalizeAgain(UUID id) throws IOException {
        return api.post(backup(id) + "/finalize", "<action/>");
    }

    private Reply transfer(UUID backup) throws IOException {
        return api.post(
                "imagetransfers",
                "<image_transfer><direction>download</direction><disk id=\"" + bench.cow.id() + "\"/><backup id=\""
                        + backup + "\"/><format>raw</format></image_transfer>");
    }

    private String phase(UUID id) throws IOException {
        return api.get(backup(id)).at("phase");
    }

    private String diskStatus() throws IOException {
        return api.get("disks/" + bench.cow.id()).at("status");
    }

    private Element snapshot() throws IOException {
        return api.get(bench.vmPath() + "/snapshots").xml().children().get(1);
    }

    private List<String> checkpoints() throws IOException {
        return api.get(bench.vmPath() + "/checkpoints").xml().children().stream()
                .map(c -> c.attribute("id").orElseThrow())
                .toList();
    }

    private List<String> codes(UUID backup) throws IOException {
        return api.get("events?search=" + backup).xml().children().stream()
                .map(e -> e.textAt("code").orElse(""))
                .filter(c -> c.startsWith("10"))
                .toList();
    }

    private String backup(UUID id) {
        return bench.vmPath() + "/backups/" + id;
    }
}
