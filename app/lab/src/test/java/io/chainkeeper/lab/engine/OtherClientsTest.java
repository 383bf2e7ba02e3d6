package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.VmStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other programs for oVirt ask, in their order, beside the backup and upload stories: the SDK's examples for
/// disk snapshots, checkpoints and the older way of backups, and the image command that comes with imageio.
class OtherClientsTest {
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
    void theVolumesOfADiskHangOnEachOther() throws IOException {
        takeSnapshot("one");
        takeSnapshot("two");

        List<Element> chain = volumes("?include_active=true&include_template=true");

        assertThat(chain).hasSize(3);
        assertThat(chain.getFirst().child("parent")).isEmpty();
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).child("parent").orElseThrow().attribute("id"))
                    .isEqualTo(chain.get(i - 1).attribute("id"));
        }
        assertThat(chain.getLast().attribute("id")).contains(bench.cow.imageId().toString());
        assertThat(chain).allSatisfy(v -> assertThat(v.textAt("actual_size")).isPresent());
        assertThat(volumes("")).hasSize(2);
    }

    @Test
    void aVolumeIsReadWholeOrOnItsOwn() throws IOException {
        bench.guestWrites(bench.cow, 1, 11);
        takeSnapshot("one");
        bench.guestWrites(bench.cow, 2, 22);
        bench.store.of(bench.cow.id()).discard(EngineBench.MIB, EngineBench.MIB);
        takeSnapshot("two");
        String domain = api.get("storagedomains?search=name=data1")
                .xml()
                .children()
                .getFirst()
                .attribute("id")
                .orElseThrow();
        String second = volumes("").getLast().attribute("id").orElseThrow();
        Reply found = api.get("storagedomains/" + domain + "/disksnapshots/" + second);
        assertThat(found.xml().child("disk").orElseThrow().attribute("id"))
                .contains(bench.cow.id().toString());

        assertThat(zeroExtents(second, false)).isEqualTo("0 hole, 2 data, 3 hole, ");
        // What was discarded in a layer must hide what lies below: zeroes, not a hole.
        assertThat(zeroExtents(second, true)).isEqualTo("0 hole, 1 zero, 2 data, 3 hole, ");
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void theActiveSnapshotShowsTheDisksAsTheyAre() throws IOException {
        String path = bench.vmPath() + "/snapshots/" + bench.vm.activeSnapshot();

        assertThat(api.get(path + "/disks").xml().children())
                .extracting(d -> d.textAt("image_id").orElse(""))
                .containsExactly(
                        bench.cow.imageId().toString(), bench.raw.imageId().toString());
    }

    @Test
    void aTransferMayNameItsDiskWithEverythingThatIsKnownOfIt() throws IOException {
        bench.vm.status(VmStatus.DOWN);
        String disk = api.get("disks/" + bench.cow.id()).text();

        Reply created = api.post(
                "imagetransfers",
                "<image_transfer><direction>download</direction>"
                        + disk.substring(disk.indexOf("<disk"))
                        + "<format>raw</format><timeout_policy>cancel</timeout_policy></image_transfer>");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        Reply transfer = api.get("imagetransfers/" + created.id());
        assertThat(transfer.at("phase")).isEqualTo("transferring");
        String host =
                transfer.xml().child("host").orElseThrow().attribute("href").orElseThrow();
        assertThat(api.get(host.substring("/ovirt-engine/api/".length())).at("name"))
                .isEqualTo("host1");
        finish(created.id());
    }

    @Test
    void checkpointsAreListedAndRemovedUntilTheyAreNotFound() throws IOException {
        String checkpoint = backUp();
        Element listed =
                api.get(bench.vmPath() + "/checkpoints").xml().children().getFirst();
        assertThat(listed.attribute("id")).contains(checkpoint);
        assertThat(listed.textAt("state")).contains("created");
        assertThat(listed.textAt("description")).contains("nightly");
        assertThat(listed.textAt("creation_date")).isPresent();

        assertThat(api.delete(bench.vmPath() + "/checkpoints/" + checkpoint).status())
                .isEqualTo(200);

        Reply gone = api.get(bench.vmPath() + "/checkpoints/" + checkpoint);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).isEmpty();
        assertThat(gone.raw().headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void theOlderWayTakesItsOwnSnapshotAndWritesItsOwnEvents() throws IOException {
        Reply found = api.call("GET", "vms?search=name=web1&all_content=true", "", "All-Content", "true");
        Element vm = found.xml().children().getFirst();
        assertThat(vm.textAt("initialization", "configuration", "data").orElse(""))
                .contains("Envelope");
        String event = "<event><vm id=\"" + bench.vm.id() + "\"/><origin>mybackup</origin><severity>normal</severity>"
                + "<custom_id>7</custom_id><description>Backup is starting.</description></event>";
        assertThat(api.post("events", event).status()).isEqualTo(201);
        assertThat(api.post("events", event).status()).isEqualTo(400);

        String snapshot = takeSnapshot("web1-backup");

        assertThat(api.get(bench.vmPath() + "/snapshots/" + snapshot + "/disks")
                        .xml()
                        .children())
                .hasSize(2);
        assertThat(api.delete(bench.vmPath() + "/snapshots/" + snapshot).status())
                .isEqualTo(200);
        assertThat(api.get(bench.vmPath() + "/snapshots/" + snapshot).status()).isEqualTo(404);
    }

    @Test
    void whoStopsABackupTwiceIsRefused() throws IOException {
        backUp();
        String backup = api.get(bench.vmPath() + "/backups")
                .xml()
                .children()
                .getFirst()
                .attribute("id")
                .orElseThrow();

        api.post(bench.vmPath() + "/backups/" + backup + "/finalize", "<action/>")
                .isFault(400, "is already in 'Succeeded' phase, no need to stop the backup again");
    }

    private String backUp() throws IOException {
        UUID id = UUID.randomUUID();
        String path = bench.vmPath() + "/backups";
        api.post(path, bench.backupBody(id, Optional.empty()));
        String checkpoint = api.get(path + "/" + id).at("to_checkpoint_id");
        api.post(path + "/" + id + "/finalize", "<action/>");
        api.get(path + "/" + id);
        assertThat(api.get(path + "/" + id).at("phase")).isEqualTo("succeeded");
        return checkpoint;
    }

    private String takeSnapshot(String description) throws IOException {
        Reply taken = api.post(
                bench.vmPath() + "/snapshots",
                "<snapshot><description>" + description
                        + "</description><persist_memorystate>false</persist_memorystate></snapshot>");
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(api.get(bench.vmPath() + "/snapshots/" + taken.id()).at("snapshot_status"))
                .isEqualTo("ok");
        return taken.id();
    }

    private List<Element> volumes(String query) throws IOException {
        return api.get("disks/" + bench.cow.id() + "/disksnapshots" + query)
                .xml()
                .children();
    }

    /// A volume's extents in words: the MiB at which each begins, and what it is.
    private String zeroExtents(String volume, boolean shallow) throws IOException {
        Reply created = api.post(
                "imagetransfers",
                "<image_transfer><direction>download</direction><snapshot id=\"" + volume
                        + "\"/><format>raw</format><shallow>" + shallow + "</shallow></image_transfer>");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String url = api.get("imagetransfers/" + created.id()).at("transfer_url");
        StringBuilder words = new StringBuilder();
        for (JsonNode extent : api.image("GET", url + "/extents", new byte[0]).json()) {
            String kind =
                    extent.get("hole").asBoolean() ? "hole" : extent.get("zero").asBoolean() ? "zero" : "data";
            words.append(extent.get("start").asLong() / EngineBench.MIB)
                    .append(' ')
                    .append(kind)
                    .append(", ");
        }
        finish(created.id());
        return words.toString();
    }

    private void finish(String transfer) throws IOException {
        api.post("imagetransfers/" + transfer + "/finalize", "<action/>");
        assertThat(api.get("imagetransfers/" + transfer).at("phase")).isEqualTo("finished_success");
    }
}
