package io.chainkeeper.engine;

import static io.chainkeeper.engine.Ids.CLUSTER;
import static io.chainkeeper.engine.Ids.DISK;
import static io.chainkeeper.engine.Ids.DOMAIN;
import static io.chainkeeper.engine.Ids.VM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.xml.XmlTree;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoresTest {
    private static final String DISKS = "/ovirt-engine/api/disks";
    private static final String VMS = "/ovirt-engine/api/vms";
    private static final String ATTACHMENTS = VMS + "/" + VM + "/diskattachments";

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

    private static NewDisk newDisk(DiskFormat format, boolean incremental, Optional<Long> initial) {
        return new NewDisk(DISK, "web1_Disk1", "restored", 6L << 30, initial, format, true, incremental, DOMAIN);
    }

    private XmlTree body(String methodAndPath) throws Exception {
        return XmlTree.parse(server.requests(methodAndPath).getFirst().body());
    }

    @Test
    void aDiskIsMadeWithOurIdAndTakenAlthoughItIsAnsweredWith202() throws Exception {
        server.on("POST " + DISKS, Reply.xml(202, """
                <disk id="%s"><creation_status>pending</creation_status><status>locked</status></disk>""".formatted(DISK)));

        assertThat(engine.createDisk(newDisk(DiskFormat.COW, true, Optional.of(1_234_567_168L))))
                .isEqualTo(DISK);

        XmlTree body = body("POST " + DISKS);
        assertThat(body.attribute("id")).contains(DISK.toString());
        assertThat(body.text("alias")).contains("web1_Disk1");
        assertThat(body.text("provisioned_size")).contains("6442450944");
        assertThat(body.text("initial_size")).contains("1234567168");
        assertThat(body.text("format")).contains("cow");
        assertThat(body.text("sparse")).contains("true");
        assertThat(body.text("backup")).contains("incremental");
        assertThat(body.text("content_type")).contains("data");
        assertThat(body.child("storage_domains")
                        .orElseThrow()
                        .child("storage_domain")
                        .orElseThrow()
                        .attribute("id"))
                .contains(DOMAIN.toString());
    }

    @Test
    void aDiskIsMadeTheSameByATurkishUser() throws Exception {
        server.on("POST " + DISKS, Reply.xml(202, "<disk id=\"" + DISK + "\"/>"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            engine.createDisk(newDisk(DiskFormat.COW, true, Optional.empty()));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(body("POST " + DISKS).text("backup")).contains("incremental");
        assertThat(body("POST " + DISKS).text("initial_size")).isEmpty();
    }

    @Test
    void aRawDiskIsNeverAskedToBeIncremental() {
        assertThatIllegalArgumentException().isThrownBy(() -> newDisk(DiskFormat.RAW, true, Optional.empty()));
    }

    @Test
    void anIdInUseIsToldAsSuch() {
        server.on(
                "POST " + DISKS, Reply.fault(409, "[The selected disk ID: x is already used by the following disk y]"));

        var refused = catchThrowableOfType(
                EngineRefused.class, () -> engine.createDisk(newDisk(DiskFormat.RAW, false, Optional.empty())));

        assertThat(refused.refusal()).isEqualTo(Refusal.DISK_ID_IN_USE);
    }

    @Test
    void aVmIsMadeFromItsConfigurationWithANameAndIdsOfItsOwn() throws Exception {
        String ovf = OvfForRestore.clean(Ovfs.OWN_DIALECT);
        server.on("POST " + VMS, Reply.xml(201, "<vm id=\"" + VM + "\"><name>web1-copy</name></vm>"));

        assertThat(engine.createVm(new NewVm("web1-copy", CLUSTER, ovf, true))).isEqualTo(VM);

        XmlTree body = body("POST " + VMS);
        assertThat(body.text("name")).contains("web1-copy");
        assertThat(body.child("cluster").orElseThrow().attribute("id")).contains(CLUSTER.toString());
        XmlTree initialization = body.child("initialization").orElseThrow();
        assertThat(initialization.text("regenerate_ids")).contains("true");
        XmlTree configuration = initialization.child("configuration").orElseThrow();
        assertThat(configuration.text("type")).contains("ovf");
        assertThat(configuration.text("data")).as("word for word").contains(ovf.strip());
    }

    @Test
    void aDiskIsAttachedWithItsOldAttributes() throws Exception {
        server.on("POST " + ATTACHMENTS, Reply.xml(201, "<disk_attachment id=\"" + DISK + "\"/>"));
        Locale before = Locale.getDefault();
        try {
            // The SDK's own look-up of "virtio_scsi" finds nothing in Turkish.
            Locale.setDefault(Locale.of("tr", "TR"));
            engine.attachDisk(VM, new NewAttachment(DISK, true, true, false, true, "virtio_scsi"));
        } finally {
            Locale.setDefault(before);
        }
        XmlTree body = body("POST " + ATTACHMENTS);
        assertThat(body.text("active")).contains("true");
        assertThat(body.text("bootable")).contains("true");
        assertThat(body.text("read_only")).contains("false");
        assertThat(body.text("pass_discard")).contains("true");
        assertThat(body.text("interface")).contains("virtio_scsi");
        assertThat(body.child("disk").orElseThrow().attribute("id")).contains(DISK.toString());
    }

    @Test
    void everyInterfaceWeAllowIsOneThatTheSdkCanWrite() throws Exception {
        server.on("POST " + ATTACHMENTS, Reply.xml(201, "<disk_attachment id=\"" + DISK + "\"/>"));
        for (String word : NewAttachment.INTERFACES) {
            engine.attachDisk(VM, new NewAttachment(DISK, true, false, false, false, word));
        }
        assertThat(server.requests("POST " + ATTACHMENTS)).hasSameSizeAs(NewAttachment.INTERFACES);
    }

    @Test
    void anInterfaceThatNoEngineKnowsIsTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewAttachment(DISK, true, true, false, false, "floppy"));
    }

    @Test
    void aNetworkCardIsMadeOnItsNetworkWithTheAddressItHad() throws Exception {
        String nics = VMS + "/" + VM + "/nics";
        server.on("POST " + nics, Reply.xml(201, "<nic id=\"" + DISK + "\"/>"));

        engine.addNic(
                VM, new NewNic("nic1", "virtio", Optional.of("56:6f:1a:00:00:01"), Optional.of(DOMAIN), true, false));

        XmlTree body = body("POST " + nics);
        assertThat(body.text("name")).contains("nic1");
        assertThat(body.text("interface")).contains("virtio");
        assertThat(body.text("linked")).contains("true");
        assertThat(body.text("plugged")).contains("false");
        assertThat(body.child("mac").orElseThrow().text("address")).contains("56:6f:1a:00:00:01");
        assertThat(body.child("vnic_profile").orElseThrow().attribute("id")).contains(DOMAIN.toString());
    }

    @Test
    void aNetworkCardWithoutNetworkAndAddressSaysNothingOfThem() throws Exception {
        String nics = VMS + "/" + VM + "/nics";
        server.on("POST " + nics, Reply.xml(201, "<nic id=\"" + DISK + "\"/>"));

        engine.addNic(VM, new NewNic("nic1", "e1000e", Optional.empty(), Optional.empty(), true, true));

        XmlTree body = body("POST " + nics);
        assertThat(body.child("mac")).isEmpty();
        assertThat(body.child("vnic_profile")).isEmpty();
        assertThat(body.text("interface"))
                .as("a model that the SDK cannot write")
                .contains("virtio");
    }

    @Test
    void aDiskIsActivatedAndTakenOffByItsAttachment() throws Exception {
        String attachment = ATTACHMENTS + "/" + DISK;
        server.on("PUT " + attachment, Reply.xml("<disk_attachment id=\"" + DISK + "\"/>"));
        server.on("DELETE " + attachment, Reply.xml("<action><status>complete</status></action>"), Reply.empty(404));

        engine.activateDisk(VM, DISK);

        assertThat(body("PUT " + attachment).text("active")).contains("true");
        assertThat(body("PUT " + attachment).text("bootable")).isEmpty();
        assertThat(engine.detachDisk(VM, DISK)).isTrue();
        assertThat(engine.detachDisk(VM, DISK)).isFalse();
        assertThat(server.requests("DELETE " + attachment).getFirst().query()).isEqualTo("detach_only=true");
    }

    @Test
    void removalsTellWhetherThereWasSomething() throws Exception {
        server.on("DELETE " + DISKS + "/" + DISK, Reply.empty(200), Reply.empty(404));
        server.on(
                "DELETE " + VMS + "/" + VM, Reply.xml("<action><status>complete</status></action>"), Reply.empty(404));

        assertThat(engine.removeDisk(DISK)).isTrue();
        assertThat(engine.removeDisk(DISK)).isFalse();
        assertThat(engine.removeVm(VM, true)).isTrue();
        assertThat(engine.removeVm(VM, false)).isFalse();

        assertThat(server.requests("DELETE " + VMS + "/" + VM).get(0).query()).isEqualTo("detach_only=true");
        assertThat(server.requests("DELETE " + VMS + "/" + VM).get(1).query()).isEqualTo("detach_only=false");
    }

    @Test
    void aRemovalAnsweredWith202IsDone() throws Exception {
        server.on("DELETE " + DISKS + "/" + DISK, Reply.xml(202, "<action><status>pending</status></action>"));

        assertThat(engine.removeDisk(DISK)).isTrue();
    }
}
