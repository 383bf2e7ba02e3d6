package io.chainkeeper.engine;

import static io.chainkeeper.engine.Ids.CLUSTER;
import static io.chainkeeper.engine.Ids.DISK;
import static io.chainkeeper.engine.Ids.DISK2;
import static io.chainkeeper.engine.Ids.DOMAIN;
import static io.chainkeeper.engine.Ids.HOST;
import static io.chainkeeper.engine.Ids.VM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final String VMS = "GET /ovirt-engine/api/vms";
    private static final String ONE_VM = VMS + "/" + VM;

    private static final String CLUSTERS = """
            <clusters><cluster id="%s"><name>Default</name><data_center id="%s"/>
            <version><major>4</major><minor>7</minor></version></cluster></clusters>""".formatted(CLUSTER, DOMAIN);

    private static final String WEB1 = """
            <vm href="/ovirt-engine/api/vms/%1$s" id="%1$s"><actions><link href="/x" rel="start"/></actions>
            <name>web1</name><description>shop</description><cluster href="/x" id="%2$s"/>
            <creation_time>2026-01-02T03:04:05.678Z</creation_time><fqdn>web1.example</fqdn>
            <has_illegal_images>false</has_illegal_images><status>up</status><memory>8589934592</memory>
            <bios><type>q35_secure_boot</type></bios><os><type>rhel_9x64</type></os>
            <tpm_enabled>true</tpm_enabled>
            <cpu><topology><cores>2</cores><sockets>3</sockets><threads>1</threads></topology></cpu>
            <disk_attachments>
             <disk_attachment id="%3$s"><active>true</active><bootable>true</bootable><interface>virtio_scsi</interface>
              <logical_name>/dev/sda</logical_name><pass_discard>true</pass_discard><read_only>false</read_only>
              <disk id="%3$s"><alias>web1_Disk1</alias><description/><actual_size>1073741824</actual_size>
               <provisioned_size>6442450944</provisioned_size><backup>incremental</backup>
               <content_type>data</content_type><format>cow</format><shareable>false</shareable><sparse>true</sparse>
               <status>ok</status><storage_type>image</storage_type>
               <storage_domains><storage_domain id="%4$s"/></storage_domains></disk></disk_attachment>
             <disk_attachment id="%5$s"><active>false</active><bootable>false</bootable><interface>virtio</interface>
              <disk id="%5$s"><alias>lun</alias><shareable>true</shareable><storage_type>lun</storage_type>
               <lun_storage><type>iscsi</type></lun_storage></disk></disk_attachment>
            </disk_attachments>
            <nics><nic id="%6$s"><name>nic1</name><interface>virtio</interface><linked>true</linked>
             <mac><address>56:6f:1a:00:00:01</address></mac><plugged>true</plugged><vnic_profile id="%4$s"/></nic></nics>
            <tags><tag id="%4$s"><name>gold</name></tag></tags></vm>""".formatted(VM, CLUSTER, DISK, DOMAIN, DISK2, HOST);

    private ScriptedEngine server;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedEngine.start().on("GET /ovirt-engine/api/clusters", Reply.xml(CLUSTERS));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Reply page(int from, int to) {
        return Reply.xml(IntStream.range(from, to)
                .mapToObj(n -> "<vm id=\"%s\"><name>vm%d</name><cluster id=\"%s\"/><status>down</status></vm>"
                        .formatted(Ids.id(1000 + n), n, CLUSTER))
                .collect(Collectors.joining("", "<vms>", "</vms>")));
    }

    @Test
    void vmsArePagedByAHundredWithTheirDisksFollowed() throws Exception {
        server.on(VMS, page(0, 100), page(100, 200), page(200, 203));
        try (Engine engine = server.connect()) {
            assertThat(engine.vms())
                    .hasSize(203)
                    .extracting(Vm::name)
                    .startsWith("vm0")
                    .endsWith("vm202");
        }
        assertThat(server.requests(VMS))
                .hasSize(3)
                .allSatisfy(request -> assertThat(Request.decoded(request.query()))
                        .contains("max=100")
                        .contains("follow=disk_attachments.disk,nics,tags"));
        assertThat(Request.decoded(server.requests(VMS).get(1).query())).contains("search=sortby name asc page 2");
    }

    @Test
    void pagesThatAreExactlyFullEndWithAnEmptyOne() throws Exception {
        server.on(VMS, page(0, 100), page(0, 0));
        try (Engine engine = server.connect()) {
            assertThat(engine.vms()).hasSize(100);
        }
    }

    @Test
    void aVmThatMovedToTheNextPageMeanwhileCountsOnce() throws Exception {
        server.on(VMS, page(0, 100), page(99, 120));
        try (Engine engine = server.connect()) {
            assertThat(engine.vms()).hasSize(120);
        }
    }

    @Test
    void anEngineThatShowsTheSamePageForEverIsLeft() throws Exception {
        server.on(VMS, page(0, 100));
        try (Engine engine = server.connect()) {
            assertThat(engine.vms()).hasSize(100);
        }
        assertThat(server.requests(VMS)).hasSize(2);
    }

    @Test
    void anEngineThatAlwaysHasAnotherPageIsLeft() throws Exception {
        AtomicInteger page = new AtomicInteger();
        server.on(VMS, exchange -> {
            int from = page.getAndIncrement() * 100;
            page(from, from + 100).to(exchange);
        });
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, engine::vms);
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.TOO_LARGE);
        }
        assertThat(page).hasValue(ScriptedEngine.limits().vms() / 100 + 1);
    }

    @Test
    void hardwareThatTheEngineDoesNotTellIsUnknown() throws Exception {
        server.on(
                ONE_VM,
                Reply.xml("<vm id=\"%s\"><name>bare</name><cluster id=\"%s\"/><cpu/></vm>".formatted(VM, CLUSTER)));
        try (Engine engine = server.connect()) {
            assertThat(engine.vm(VM).orElseThrow().hardware()).isEqualTo(Hardware.UNKNOWN);
        }
    }

    @Test
    void moreProcessorsThanCanBeCountedAreABadAnswer() throws Exception {
        server.on(ONE_VM, Reply.xml("""
                        <vm id="%s"><name>huge</name><cluster id="%s"/><cpu><topology><cores>65536</cores>
                        <sockets>65536</sockets><threads>2</threads></topology></cpu></vm>""".formatted(VM, CLUSTER)));
        try (Engine engine = server.connect()) {
            assertThatThrownBy(() -> engine.vm(VM)).isInstanceOf(EngineTrouble.class);
        }
    }

    @Test
    void aVmComesWithAllThatABackupDecidesOn() throws Exception {
        server.on(ONE_VM, Reply.xml(WEB1));
        try (Engine engine = server.connect()) {
            Vm vm = engine.vm(VM).orElseThrow();

            assertThat(vm.name()).isEqualTo("web1");
            assertThat(vm.status()).isEqualTo(VmStatus.UP);
            assertThat(vm.clusterName()).isEqualTo("Default");
            assertThat(vm.compat()).isEqualTo(new CompatibilityLevel(4, 7));
            assertThat(vm.compat().hybrid()).isTrue();
            assertThat(vm.fqdn()).contains("web1.example");
            assertThat(vm.hardware())
                    .isEqualTo(new Hardware(
                            Optional.of(8L << 30),
                            Optional.of(6),
                            Optional.of("q35_secure_boot"),
                            Optional.of("rhel_9x64"),
                            Optional.of(true)));
            assertThat(vm.tags()).containsExactly("gold");
            assertThat(vm.nics()).singleElement().satisfies(nic -> {
                assertThat(nic.mac()).contains("56:6f:1a:00:00:01");
                assertThat(nic.nicInterface()).isEqualTo("virtio");
                assertThat(nic.linked() && nic.plugged()).isTrue();
                assertThat(nic.vnicProfile()).contains(DOMAIN);
            });
            AttachedDisk first = vm.disks().getFirst();
            assertThat(first.active() && first.bootable() && first.passDiscard())
                    .isTrue();
            assertThat(first.readOnly()).isFalse();
            assertThat(first.diskInterface()).isEqualTo("virtio_scsi");
            assertThat(first.logicalName()).contains("/dev/sda");
            assertThat(first.disk().provisionedSize()).isEqualTo(6L << 30);
            assertThat(first.disk().actualSize()).isEqualTo(1L << 30);
            assertThat(first.disk().format()).isEqualTo(DiskFormat.COW);
            assertThat(first.disk().incremental()).isTrue();
            assertThat(first.disk().storageDomain()).contains(DOMAIN);
            assertThat(first.disk().backupPossible()).isTrue();
        }
    }

    @Test
    void aDirectLunHasNoFormatNoStatusNoSizeAndIsNotForBackups() throws Exception {
        server.on(ONE_VM, Reply.xml(WEB1));
        try (Engine engine = server.connect()) {
            Disk lun = engine.vm(VM).orElseThrow().disks().get(1).disk();

            assertThat(lun.storage()).isEqualTo(DiskStorage.LUN);
            assertThat(lun.format()).isEqualTo(DiskFormat.UNKNOWN);
            assertThat(lun.status()).isEqualTo(DiskStatus.UNKNOWN);
            assertThat(lun.provisionedSize()).isZero();
            assertThat(lun.backupPossible()).isFalse();
        }
    }

    @Test
    void aVmsOwnCompatibilityLevelComesBeforeItsClusters() throws Exception {
        String own = "<custom_compatibility_version><major>4</major><minor>4</minor></custom_compatibility_version>";
        server.on(ONE_VM, Reply.xml(WEB1.replace("<status>", own + "<status>")));
        try (Engine engine = server.connect()) {
            CompatibilityLevel level = engine.vm(VM).orElseThrow().compat();
            assertThat(level).isEqualTo(new CompatibilityLevel(4, 4));
            assertThat(level.incremental()).isFalse();
        }
    }

    @Test
    void aVmThatIsGoneIsEmpty() throws Exception {
        try (Engine engine = server.connect()) {
            assertThat(engine.vm(VM)).isEmpty();
        }
    }

    @Test
    void wordsNewerThanTheSdkAreUnknownAndNotAFailure() throws Exception {
        server.on(
                ONE_VM,
                Reply.xml(WEB1.replace("<status>up</status>", "<status>teleporting</status>")
                        .replace("<content_type>data", "<content_type>backup_scratch")
                        .replace("<interface>virtio</interface>", "<interface>e1000e</interface>")));
        try (Engine engine = server.connect()) {
            Vm vm = engine.vm(VM).orElseThrow();
            assertThat(vm.status()).isEqualTo(VmStatus.UNKNOWN);
            assertThat(vm.nics().getFirst().nicInterface()).isEqualTo("e1000e");
            Disk scratch = vm.disks().getFirst().disk();
            assertThat(scratch.contentType()).isEqualTo("backup_scratch");
            assertThat(scratch.backupPossible()).isFalse();
        }
    }

    @Test
    void aDateWithoutMillisecondsIsADate() throws Exception {
        server.on(ONE_VM, Reply.xml(WEB1.replace("05.678Z", "05Z")));
        server.on("GET /ovirt-engine/api/vms/" + VM + "/checkpoints", Reply.xml("""
                <checkpoints><checkpoint id="%s"><creation_date>2026-01-02T03:04:05+01:00</creation_date></checkpoint>
                </checkpoints>""".formatted(Ids.CHECKPOINT)));
        try (Engine engine = server.connect()) {
            assertThat(engine.vm(VM)).isPresent();
            assertThat(engine.checkpoints(VM).getFirst().created()).contains(Instant.parse("2026-01-02T02:04:05Z"));
        }
    }

    @Test
    void aTurkishUserSeesTheSame() throws Exception {
        server.on(ONE_VM, Reply.xml(WEB1));
        Locale before = Locale.getDefault();
        try (Engine engine = server.connect()) {
            Vm expected = engine.vm(VM).orElseThrow();
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(engine.vm(VM)).contains(expected);
            assertThat(expected.disks().getFirst().disk().incremental()).isTrue();
            assertThat(expected.disks().getFirst().disk().storage()).isEqualTo(DiskStorage.IMAGE);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anIdThatIsNoneIsTroubleAndNotAGuess() throws Exception {
        server.on(ONE_VM, Reply.xml(WEB1.replace(CLUSTER.toString(), "1-2-3-4-5")));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, () -> engine.vm(VM));
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.BAD_XML);
        }
    }

    @Test
    void aSizeThatIsNoneIsTroubleAndNotAGuess() throws Exception {
        for (String size : new String[] {"-1", "99999999999999999999", "big"}) {
            server.on(ONE_VM, Reply.xml(WEB1.replace("6442450944", size)));
            try (Engine engine = server.connect()) {
                var trouble = catchThrowableOfType(EngineTrouble.class, () -> engine.vm(VM));
                assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.BAD_XML);
            }
        }
    }

    @Test
    void storageDomainsHostsAndNetworksAreRead() throws Exception {
        server.on("GET /ovirt-engine/api/storagedomains", Reply.xml("""
                <storage_domains><storage_domain id="%1$s"><name>data1</name><available>107374182400</available>
                <used>53687091200</used><storage><type>iscsi</type></storage><type>data</type>
                <data_centers><data_center id="%2$s"/></data_centers></storage_domain></storage_domains>""".formatted(DOMAIN, CLUSTER)));
        server.on("GET /ovirt-engine/api/hosts", Reply.xml("""
                <hosts><host id="%s"><name>h1</name><address>h1.example</address><status>up</status>
                <cluster id="%s"/></host></hosts>""".formatted(HOST, CLUSTER)));
        server.on("GET /ovirt-engine/api/vnicprofiles", Reply.xml("""
                <vnic_profiles><vnic_profile id="%s"><name>ovirtmgmt</name><network id="%s"/></vnic_profile>
                </vnic_profiles>""".formatted(HOST, CLUSTER)));
        try (Engine engine = server.connect()) {
            assertThat(engine.storageDomains()).singleElement().satisfies(domain -> {
                assertThat(domain.available()).isEqualTo(100L << 30);
                assertThat(domain.block()).isTrue();
                assertThat(domain.type()).isEqualTo("data");
                assertThat(domain.dataCenters()).containsExactly(CLUSTER);
            });
            assertThat(engine.hosts()).singleElement().extracting(Host::status).isEqualTo("up");
            assertThat(engine.vnicProfiles())
                    .singleElement()
                    .extracting(VnicProfile::name)
                    .isEqualTo("ovirtmgmt");
            assertThat(engine.clusters())
                    .singleElement()
                    .extracting(Cluster::dataCenter)
                    .isEqualTo(java.util.Optional.of(DOMAIN));
        }
    }

    @Test
    void theConfigurationIsAskedForWithAllContent() throws Exception {
        String escaped = Ovfs.OWN_DIALECT.replace("&", "&amp;").replace("<", "&lt;");
        server.on(ONE_VM, Reply.xml("""
                <vm id="%s"><initialization><configuration><type>ovf</type><data>%s</data></configuration>
                </initialization></vm>""".formatted(VM, escaped)));
        try (Engine engine = server.connect()) {
            assertThat(engine.ovf(VM)).isEqualTo(Ovfs.OWN_DIALECT.strip());
        }
        Request asked = server.requests(ONE_VM).getFirst();
        assertThat(asked.query()).contains("all_content=true");
        assertThat(asked.header("All-Content")).contains("true");
    }

    @Test
    void aVmWithoutItsConfigurationIsTroubleAndNotAnEmptyText() throws Exception {
        server.on(ONE_VM, Reply.xml("<vm id=\"" + VM + "\"><initialization/></vm>"));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, () -> engine.ovf(VM));
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.BAD_XML);
        }
    }

    @Test
    void eventsHaveNumbersForIds() throws Exception {
        server.on("GET /ovirt-engine/api/events", Reply.xml("""
                <events><event href="/x" id="1234"><description>Backup b for VM web1 failed.</description>
                <code>10792</code><correlation_id>ck-1</correlation_id><severity>error</severity>
                <time>2026-01-02T03:04:05.678Z</time><vm id="%s"/></event></events>""".formatted(VM)));
        try (Engine engine = server.connect()) {
            assertThat(engine.events(Ids.BACKUP.toString(), 10)).singleElement().satisfies(event -> {
                assertThat(event.id()).isEqualTo(1234);
                assertThat(event.code()).isEqualTo(Event.BACKUP_FAILED);
                assertThat(event.severity()).isEqualTo("error");
                assertThat(event.correlationId()).contains("ck-1");
                assertThat(event.vm()).contains(VM);
            });
        }
        assertThat(server.requests("GET /ovirt-engine/api/events").getFirst().query())
                .contains("search=" + Ids.BACKUP, "max=10");
    }
}
