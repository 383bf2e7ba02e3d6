package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.model.VmStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The requests of the oVirt SDK's own upload example, and what becomes of an upload that ends badly.
class UploadStoryTest {
    @TempDir
    Path folder;

    private EngineBench bench;
    private ApiCaller api;

    @BeforeEach
    void start() throws IOException {
        bench = EngineBench.quick(folder);
        api = bench.api;
        api.signIn();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aNewDiskIsFilledThroughATicketAndAttached() throws IOException {
        String disk = createDisk(UUID.randomUUID());
        Reply transfer = upload(disk);
        String url = transfer.at("transfer_url");
        byte[] data = new byte[EngineBench.MIB];
        Arrays.fill(data, (byte) 9);

        assertThat(api.image("OPTIONS", url, new byte[0]).json().get("features").toString())
                .contains("zero")
                .contains("flush");
        assertThat(api.image("PUT", url + "?flush=n", data, "Content-Range", "bytes 1048576-2097151/*")
                        .status())
                .isEqualTo(200);
        assertThat(patch(url, "{\"op\":\"zero\",\"offset\":0,\"size\":1048576,\"flush\":false}"))
                .isEqualTo(200);
        assertThat(patch(url, "{\"op\":\"flush\"}")).isEqualTo(200);
        assertThat(api.get("disks/" + disk).at("status")).isEqualTo("locked");
        String id = transfer.id();
        assertThat(api.post("imagetransfers/" + id + "/finalize", "<action/>").status())
                .isEqualTo(200);
        attach(disk).isFault(409, "locked");
        assertThat(api.get("imagetransfers/" + id).at("phase")).isEqualTo("finished_success");

        assertThat(api.get("disks/" + disk).at("status")).isEqualTo("ok");
        assertThat(attach(disk).status()).isEqualTo(201);
        assertThat(bench.guestReads(UUID.fromString(disk), 1)).isEqualTo(9);
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aCancelledUploadTakesItsDiskWithIt() throws IOException {
        String disk = createDisk(UUID.randomUUID());
        String transfer = upload(disk).id();

        api.post("imagetransfers/" + transfer + "/cancel", "<action/>");

        assertThat(phase(transfer)).isEqualTo("finalizing_cleanup");
        assertThat(phase(transfer)).isEqualTo("finished_cleanup");
        assertThat(phase(transfer)).isEqualTo("finished_failure");
        assertThat(api.get("disks/" + disk).status()).isEqualTo(404);
        assertThat(bench.store.disks()).doesNotContain(UUID.fromString(disk));
        assertThat(bench.images.tickets()).isEmpty();
    }

    @Test
    void anUploadCanPauseAndGoOnWithANewTicket() throws IOException {
        Reply transfer = upload(createDisk(UUID.randomUUID()));
        String path = "imagetransfers/" + transfer.id();
        api.post(path + "/resume", "<action/>").isFault(409, "not in a paused state");

        api.post(path + "/pause", "<action/>");
        assertThat(phase(transfer.id())).isEqualTo("paused_user");
        api.post(path + "/resume", "<action/>");
        assertThat(phase(transfer.id())).isEqualTo("transferring");

        assertThat(api.get(path).at("transfer_url")).isNotEqualTo(transfer.at("transfer_url"));
    }

    @Test
    void aDiskIsLockedUntilItIsMade() throws IOException {
        UUID id = UUID.randomUUID();
        Reply created = api.post("disks", body(id));

        assertThat(created.status()).isEqualTo(202);
        assertThat(created.at("status")).isEqualTo("locked");
        assertThat(created.at("creation_status")).isEqualTo("in_progress");
        assertThat(bench.engine.leftovers()).hasSize(1);
        assertThat(api.get("disks/" + id).at("status")).isEqualTo("ok");
    }

    @Test
    void disksThatCantBeMadeAreRefusedInTheEnginesWords() throws IOException {
        UUID taken = bench.cow.id();
        api.post("disks", "<disk><alias>x</alias></disk>")
                .isFault(400, "Disk [provisionedSize, format] required for add");
        api.post("disks", body(taken)).isFault(409, "is already used by the following existing disk");
        api.post("disks", body(UUID.randomUUID()).replace("cow", "raw"))
                .isFault(409, "is incompatible with the storage domain type");
        api.post("disks", body(UUID.randomUUID()).replace("data1", "nowhere")).isFault(404, "Entity not found");
        api.post("disks", body(UUID.randomUUID()).replace("<format>cow", "<format>vhd"))
                .isFault(400, "vhd");
        api.post("disks", body(UUID.randomUUID()).replace("3145728", "many")).isFault(400, "many");
    }

    @Test
    void aRunningVmsDiskIsNotForTransfers() throws IOException {
        api.post("imagetransfers", uploadBody(bench.cow.id().toString()))
                .isFault(409, "is plugged to non-Down VMs: web1");
        bench.vm.status(VmStatus.DOWN);
        assertThat(api.post("imagetransfers", uploadBody(bench.cow.id().toString()))
                        .status())
                .isEqualTo(201);
        api.post("imagetransfers", uploadBody(bench.cow.id().toString())).isFault(409, "is being transferred");
    }

    @Test
    void onlyOneDiskMayBoot() throws IOException {
        String disk = createDisk(UUID.randomUUID());
        api.post(
                        bench.vmPath() + "/diskattachments",
                        "<disk_attachment><bootable>true</bootable><interface>virtio</interface><disk id=\"" + disk
                                + "\"/></disk_attachment>")
                .isFault(409, "already has a bootable disk");
        assertThat(attach(disk).at("active")).isEqualTo("false");
        attach(disk).isFault(409, "already attached");
        assertThat(api.delete(bench.vmPath() + "/diskattachments/" + disk).status())
                .isEqualTo(200);
        assertThat(api.get("disks/" + disk).status()).isEqualTo(200);
        assertThat(api.delete("disks/" + disk).status()).isEqualTo(200);
        assertThat(api.get("disks/" + disk).status()).isEqualTo(404);
    }

    @Test
    void aDiskGrowsAndItsContentWithIt() throws IOException {
        String path = bench.vmPath() + "/diskattachments/" + bench.cow.id();
        long size = 16L << 20;

        api.put(
                path,
                "<disk_attachment><disk><provisioned_size>" + size + "</provisioned_size></disk></disk_attachment>");

        assertThat(api.get("disks/" + bench.cow.id()).at("provisioned_size")).isEqualTo(String.valueOf(size));
        assertThat(bench.store.of(bench.cow.id()).size()).isEqualTo(size);
        api.put("disks/" + bench.raw.id(), "<disk><backup>incremental</backup></disk>")
                .isFault(400, "Incremental backup is not supported for RAW format disks");
    }

    private String createDisk(UUID id) throws IOException {
        assertThat(api.post("disks", body(id)).status()).isEqualTo(202);
        assertThat(api.get("disks/" + id).at("status")).isEqualTo("ok");
        return id.toString();
    }

    private static String body(UUID id) {
        return "<disk id=\"" + id + "\"><name>restored</name><content_type>data</content_type><format>cow</format>"
                + "<sparse>true</sparse><backup>incremental</backup><provisioned_size>3145728</provisioned_size>"
                + "<initial_size>1048576</initial_size><storage_domains><storage_domain><name>data1</name>"
                + "</storage_domain></storage_domains><unheard_of><of>x</of></unheard_of></disk>";
    }

    private static String uploadBody(String disk) {
        return "<image_transfer><direction>upload</direction><disk id=\"" + disk
                + "\"/><format>raw</format><inactivity_timeout>600</inactivity_timeout></image_transfer>";
    }

    private Reply upload(String disk) throws IOException {
        Reply created = api.post("imagetransfers", uploadBody(disk));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return api.get("imagetransfers/" + created.id());
    }

    private Reply attach(String disk) throws IOException {
        return api.post(
                bench.vmPath() + "/diskattachments",
                "<disk_attachment><interface>virtio_scsi</interface><disk id=\"" + disk + "\"/></disk_attachment>");
    }

    private String phase(String transfer) throws IOException {
        return api.get("imagetransfers/" + transfer).at("phase");
    }

    private int patch(String url, String json) throws IOException {
        return api.image("PATCH", url, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
                .status();
    }
}
