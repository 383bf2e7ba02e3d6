package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A client that backs up the bench's VM, step by step.
final class BackupCaller {
    final UUID id = UUID.randomUUID();
    private final EngineBench bench;
    private final ApiCaller api;

    BackupCaller(EngineBench bench) {
        this.bench = bench;
        this.api = bench.api;
    }

    /// Orders something for a moment.
    static void order(EngineBench bench, Happening what, Moment when) {
        bench.troubles.next(Trouble.happens(what, when));
    }

    /// A whole backup without downloads.
    ///
    /// @return its checkpoint
    static String whole(EngineBench bench, Optional<String> from) throws IOException {
        BackupCaller backup = new BackupCaller(bench);
        String checkpoint = backup.ready(from).at("to_checkpoint_id");
        assertThat(backup.end()).isEqualTo("succeeded");
        return checkpoint;
    }

    String path() {
        return bench.vmPath() + "/backups/" + id;
    }

    Reply start(Optional<String> from) throws IOException {
        return api.post(bench.vmPath() + "/backups", bench.backupBody(id, from));
    }

    /// Starts it and asks until it is ready.
    Reply ready(Optional<String> from) throws IOException {
        Reply started = start(from);
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        for (int i = 0; i < 5 && !get().at("phase").equals("ready"); i++) {
            assertThat(get().at("phase")).isNotEqualTo("failed");
        }
        return get();
    }

    Reply get() throws IOException {
        return api.get(path());
    }

    /// Begins a download.
    ///
    /// @return the transfer as it is after two looks
    Reply download(Disk disk) throws IOException {
        Reply created = api.post(
                "imagetransfers",
                "<image_transfer><backup id=\"" + id + "\"/><direction>download</direction><disk id=\"" + disk.id()
                        + "\"/><format>raw</format><timeout_policy>cancel</timeout_policy></image_transfer>");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return api.get("imagetransfers/" + created.id());
    }

    /// Asks for the first bytes.
    Reply read(Reply transfer) throws IOException {
        return api.image("GET", transfer.at("transfer_url"), new byte[0], "Range", "bytes=0-15");
    }

    /// Asks until a transfer has ended.
    String ended(Reply transfer) throws IOException {
        String phase = "";
        for (int i = 0; i < 6 && !phase.startsWith("finished_s") && !phase.equals("finished_failure"); i++) {
            phase = api.get("imagetransfers/" + transfer.id()).at("phase");
        }
        return phase;
    }

    String finish(Reply transfer) throws IOException {
        assertThat(api.post("imagetransfers/" + transfer.id() + "/finalize", "<action/>")
                        .status())
                .isEqualTo(200);
        return ended(transfer);
    }

    Reply finalizing() throws IOException {
        return api.post(path() + "/finalize", "<action/>");
    }

    /// Ends the backup and asks until it has ended.
    String end() throws IOException {
        assertThat(finalizing().status()).isEqualTo(200);
        String phase = "";
        for (int i = 0; i < 6 && !phase.equals("succeeded") && !phase.equals("failed"); i++) {
            phase = get().at("phase");
        }
        return phase;
    }

    /// The numbers of the events that were written, newest first.
    List<String> events() throws IOException {
        return api.get("events").xml().children().stream()
                .map(e -> e.textAt("code").orElse(""))
                .toList();
    }

    /// The checkpoints' ids, oldest first.
    List<String> checkpoints() throws IOException {
        return api.get(bench.vmPath() + "/checkpoints").xml().children().stream()
                .map(c -> c.attribute("id").orElse(""))
                .toList();
    }

    /// How a disk is backed up.
    String mode(Disk disk) throws IOException {
        return api.get(path() + "/disks").xml().children().stream()
                .filter(d -> d.attribute("id").equals(Optional.of(disk.id().toString())))
                .findFirst()
                .flatMap(d -> d.textAt("backup_mode"))
                .orElse("");
    }

    List<Element> snapshots() throws IOException {
        return api.get(bench.vmPath() + "/snapshots").xml().children().stream()
                .filter(s -> s.textAt("snapshot_type").equals(Optional.of("regular")))
                .toList();
    }
}
