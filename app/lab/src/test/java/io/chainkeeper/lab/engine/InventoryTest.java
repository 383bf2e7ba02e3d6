package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.Vm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is there, searched, paged, followed; and the manners of every answer.
class InventoryTest {
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
    void theRootTellsTheVersionAndWhereThingsAre() throws IOException {
        Reply root = api.get("");

        assertThat(root.at("product_info", "version", "major")).isEqualTo("4");
        assertThat(root.xml().children("link"))
                .anyMatch(l -> l.attribute("href").orElse("").equals("/ovirt-engine/api/vms"));
        assertThat(api.get("v4").at("product_info", "name")).isEqualTo("oVirt Engine");
    }

    @Test
    void vmsAreFoundByNameWithAStarAndComeInPagesUntilAnEmptyOne() throws IOException {
        for (int i = 0; i < 5; i++) {
            plant("db" + i);
        }

        assertThat(names("vms?search=name%3Ddb*%20sortby%20name%20desc%20page%201&max=2"))
                .containsExactly("db4", "db3");
        assertThat(names("vms?search=name%3Ddb*%20sortby%20name%20desc%20page%203&max=2"))
                .containsExactly("db0");
        assertThat(names("vms?search=name%3Ddb*%20sortby%20name%20desc%20page%204&max=2"))
                .isEmpty();
        assertThat(names("vms?search=name%3DWEB1%20and%20status%3Dup")).containsExactly("web1");
        assertThat(names("vms?search=name%3Ddb1%20or%20name%3Ddb2")).containsExactlyInAnyOrder("db1", "db2");
        assertThat(names("vms?max=3")).hasSize(3);
    }

    @Test
    void aSearchThatCantBeReadIsRefused() throws IOException {
        api.get("vms?search=nonsense%3D1").isFault(400, "nonsense");
        api.get("vms?search=name%20%3D%3D%20x").isFault(400, "");
    }

    @Test
    void followedLinksAreFilledIn() throws IOException {
        UUID tag = bench.dataCentre.tag("gold").id();
        bench.vm.tags().add(tag);

        Element vm = api.get("vms?search=name%3Dweb1&follow=disk_attachments.disk,nics.vnic_profile,tags,cluster")
                .xml()
                .children()
                .getFirst();

        List<Element> attachments = vm.child("disk_attachments").orElseThrow().children();
        assertThat(attachments).hasSize(2);
        assertThat(attachments.getFirst().textAt("disk", "format")).contains("cow");
        assertThat(vm.find("nics", "nic", "vnic_profile").orElseThrow().textAt("name"))
                .contains("ovirtmgmt");
        assertThat(vm.textAt("tags", "tag", "name")).contains("gold");
        assertThat(vm.textAt("cluster", "version", "minor")).contains("7");
    }

    @Test
    void anAttachmentOnlyNamesItsDiskUnlessFollowed() throws IOException {
        Element attachment =
                api.get(bench.vmPath() + "/diskattachments/" + bench.cow.id()).xml();

        assertThat(attachment.child("disk").orElseThrow().children()).isEmpty();
        assertThat(attachment.attribute("id")).contains(bench.cow.id().toString());
    }

    @Test
    void aMissingThingIsA404WithoutBodyAndWithoutType() throws IOException {
        for (String path : List.of("vms/", "disks/", "imagetransfers/", "hosts/", "storagedomains/")) {
            Reply reply = api.get(path + UUID.randomUUID());
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.raw().body()).isEmpty();
            assertThat(reply.raw().headers().firstValue("Content-Type")).isEmpty();
        }
    }

    @Test
    void anIdThatIsNoneIsA400() throws IOException {
        api.get("vms/1-2-3-4-5").isFault(400, "1-2-3-4-5");
    }

    @Test
    void idsAreTakenInAnyLetterCase() throws IOException {
        assertThat(api.get("vms/" + bench.vm.id().toString().toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void datesAlwaysHaveMilliseconds() throws IOException {
        assertThat(api.get(bench.vmPath()).at("creation_time"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void theCorrelationIdComesBackCleanedAndCut() throws IOException {
        Reply reply = api.call("GET", "vms", "", "Correlation-Id", "run 7/" + "x".repeat(60));

        assertThat(reply.raw().headers().firstValue("Correlation-Id")).contains("run7" + "x".repeat(32));
        assertThat(api.get("vms").raw().headers().firstValue("Correlation-Id").orElse(""))
                .isNotEmpty();
    }

    @Test
    void onlyFewOptionsAreShown() throws IOException {
        assertThat(api.get("options/TransferImageClientInactivityTimeoutInSeconds?version=4.7")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("options/UseHybridBackup").status()).isEqualTo(404);
    }

    @Test
    void aLunHasNoFormatAndNoSizeOfItsOwn() throws IOException {
        Disk lun = Disk.lun(UUID.randomUUID(), "lun1", 1 << 30);
        bench.dataCentre.add(lun);

        Element xml = api.get("disks/" + lun.id()).xml();

        assertThat(xml.textAt("storage_type")).contains("lun");
        assertThat(xml.child("format")).isEmpty();
        assertThat(xml.child("lun_storage")).isPresent();
    }

    @Test
    void aDocumentWithADocumentTypeIsRefused() throws IOException {
        api.post("disks", "<!DOCTYPE disk [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><disk><alias>&a;</alias></disk>")
                .isFault(400, "");
    }

    @Test
    void foreignEventsAreWrittenOnceUnderTheirOwnName() throws IOException {
        String event = "<event><origin>Chainkeeper</origin><severity>normal</severity><custom_id>7</custom_id>"
                + "<description>hello</description></event>";
        Reply written = api.post("events", event);
        assertThat(written.status()).isEqualTo(201);
        api.post("events", event).isFault(400, "already exist");
        api.post("events", event.replace("Chainkeeper", "oVirt")).isFault(400, "reserved");
        long after = Long.parseLong(written.id()) - 1;
        assertThat(api.get("events?from=" + after + "&max=5").xml().children()).hasSize(1);
        assertThat(api.get("events?from=" + written.id()).xml().children()).isEmpty();
    }

    private List<String> names(String path) throws IOException {
        return api.get(path).xml().children().stream()
                .map(vm -> vm.textAt("name").orElse(""))
                .toList();
    }

    private void plant(String name) {
        bench.dataCentre.add(
                new Vm(UUID.randomUUID(), name, bench.dataCentre.firstCluster().id(), bench.time.instant()));
    }
}
