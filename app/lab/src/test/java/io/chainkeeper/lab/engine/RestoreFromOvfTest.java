package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.engine.xml.BadXml;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.engine.xml.XmlReading;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmHardware;
import io.chainkeeper.lab.model.VmStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A VM's OVF goes out and comes back as a VM.
class RestoreFromOvfTest {
    @TempDir
    Path folder;

    private EngineBench bench;
    private ApiCaller api;

    @BeforeEach
    void start() throws IOException {
        bench = EngineBench.quick(folder);
        api = bench.api;
        api.signIn();
        bench.vm.hardware(new VmHardware(
                2L << 30, 8L << 30, 2, 3, 1, "debian_12x64", "q35_ovmf", "high_performance", true, true));
        bench.vm.describe("shop & <front>");
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void theOvfListsDisksNicsAndHardware() throws IOException, BadXml {
        Element ovf = XmlReading.parse(ovf().getBytes(StandardCharsets.UTF_8));

        assertThat(ovf.children("References").getFirst().children("File")).hasSize(2);
        assertThat(ovf.textAt("Content", "Name")).contains("web1");
        assertThat(ovf.textAt("Content", "Description")).contains("shop & <front>");
        long disks = ovf.find("Content").orElseThrow().children("Section").stream()
                .flatMap(s -> s.children("Item").stream())
                .filter(i -> i.textAt("ResourceType").orElse("").equals("17"))
                .count();
        assertThat(disks).isEqualTo(2);
        assertThat(api.get(bench.vmPath()).xml().child("initialization")).isEmpty();
    }

    @Test
    void aVmIsMadeAnewFromAnOvfWithoutItsDisks() throws IOException {
        Reply made = create("web1-restored", true, stripped(ovf()));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.id()).isNotEqualTo(bench.vm.id().toString());
        assertThat(made.at("memory")).isEqualTo(String.valueOf(2L << 30));
        assertThat(made.at("cpu", "topology", "cores")).isEqualTo("3");
        assertThat(made.at("os", "type")).isEqualTo("debian_12x64");
        assertThat(made.at("bios", "type")).isEqualTo("q35_ovmf");
        assertThat(made.at("description")).isEqualTo("shop & <front>");
        Element nic = api.get("vms/" + made.id() + "/nics").xml().children().getFirst();
        assertThat(nic.textAt("mac", "address").orElse(""))
                .isNotEqualTo(bench.vm.nics().getFirst().mac());
        assertThat(nic.child("vnic_profile")).isPresent();
        assertThat(api.get("vms/" + made.id() + "/diskattachments").xml().children())
                .isEmpty();
    }

    @Test
    void namesIdsAndAddressesInUseAreRefused() throws IOException {
        String ovf = ovf();
        create("web1", true, ovf).isFault(409, "VM Name already exists in the Data Center");
        create("other", false, ovf).isFault(409, "VM ID already exists in the system");
        Vm twin = new Vm(
                UUID.randomUUID(), "twin", bench.dataCentre.firstCluster().id(), bench.time.instant());
        twin.add(bench.vm.nics().getFirst());
        bench.dataCentre.add(twin);
        bench.dataCentre.vms().remove(bench.vm.id());
        create("other", false, ovf).isFault(409, "is already in use by VM or snapshot: twin");
    }

    @Test
    void aVmThatIsGoneComesBackWithItsIdsAndItsDisks() throws IOException {
        String ovf = ovf();
        bench.vm.status(VmStatus.DOWN);
        String mac = bench.vm.nics().getFirst().mac();
        assertThat(api.delete(bench.vmPath() + "?detach_only=true").status()).isEqualTo(200);
        assertThat(api.get("disks/" + bench.cow.id()).status()).isEqualTo(200);

        Reply made = create("web1", false, ovf);

        assertThat(made.id()).isEqualTo(bench.vm.id().toString());
        assertThat(api.get("vms/" + made.id() + "/diskattachments").xml().children())
                .hasSize(2);
        assertThat(api.get("vms/" + made.id() + "/nics")
                        .xml()
                        .children()
                        .getFirst()
                        .textAt("mac", "address"))
                .contains(mac);
        assertThat(api.get("events?search=type%3D174").xml().children()).hasSize(1);
    }

    @Test
    void withNewIdsTheDisksOfTheOvfAttachToNobody() throws IOException {
        Reply made = create("web1-copy", true, ovf());

        assertThat(made.status()).isEqualTo(201);
        assertThat(api.get("vms/" + made.id() + "/diskattachments").xml().children())
                .isEmpty();
        assertThat(api.get("events?search=type%3D175").xml().children()).hasSize(1);
    }

    @Test
    void whatIsNoOvfIsRefused() throws IOException {
        create("x", true, "<not-an-ovf/>").isFault(400, "failed to parse a given ovf configuration");
        create("x", true, "hello").isFault(400, "failed to parse a given ovf configuration");
        api.post("vms", "<vm><name>x</name></vm>").isFault(400, "cluster");
        create("bad name!", true, ovf()).isFault(400, "Invalid VM name");
    }

    @Test
    void aVmWithItsDisksGoesWhenAskedTo() throws IOException {
        api.delete(bench.vmPath()).isFault(409, "VM is running");
        bench.vm.status(VmStatus.DOWN);

        assertThat(api.delete(bench.vmPath()).status()).isEqualTo(200);

        assertThat(api.get(bench.vmPath()).status()).isEqualTo(404);
        assertThat(api.get("disks/" + bench.cow.id()).status()).isEqualTo(404);
        assertThat(bench.store.disks()).isEmpty();
    }

    private String ovf() throws IOException {
        Reply vm = api.call("GET", bench.vmPath() + "?all_content=true", "", "All-Content", "true");
        assertThat(vm.at("initialization", "configuration", "type")).isEqualTo("ovf");
        return vm.at("initialization", "configuration", "data");
    }

    /// As clients do before a restore: no files, no disks, no disk devices, no snapshots.
    private static String stripped(String ovf) {
        return ovf.replaceAll("(?s)<File [^>]*/>", "")
                .replaceAll("(?s)<Section xsi:type=\"ovf:DiskSection_Type\">.*?</Section>", "")
                .replaceAll("(?s)<Item>(?:(?!</Item>).)*<rasd:ResourceType>17</rasd:ResourceType>.*?</Item>", "")
                .replaceAll("(?s)<Section xsi:type=\"ovf:SnapshotsSection_Type\">.*?</Section>", "");
    }

    private Reply create(String name, boolean newIds, String ovf) throws IOException {
        String cluster = bench.dataCentre.firstCluster().id().toString();
        return api.post(
                "vms",
                "<vm><name>" + name + "</name><cluster id=\"" + cluster + "\"/><initialization><regenerate_ids>"
                        + newIds
                        + "</regenerate_ids><configuration><type>ovf</type><data><![CDATA[" + ovf
                        + "]]></data></configuration></initialization></vm>");
    }
}
