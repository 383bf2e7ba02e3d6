package io.chainkeeper.lab.engine.ovf;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskFormat;
import io.chainkeeper.lab.model.DiskStorage;
import io.chainkeeper.lab.model.Network;
import io.chainkeeper.lab.model.Nic;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmHardware;
import io.chainkeeper.lab.model.VnicProfile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Writes a VM's OVF: references to its disks' files, the disk section, and the virtual system with one item per
/// device. Direct LUNs are not in it.
public final class OvfWriting {
    private static final String COW_FORMAT = "http://www.gnome.org/~markmc/qcow-image-format.html";
    private static final String RAW_FORMAT = "http://www.vmware.com/specifications/vmdk.html#sparse";
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Vm vm;
    private final DataCentre dc;
    private final Instant now;
    private final Predicate<UUID> stored;

    private OvfWriting(Vm vm, DataCentre dc, Instant now, Predicate<UUID> stored) {
        this.vm = vm;
        this.dc = dc;
        this.now = now;
        this.stored = stored;
    }

    /// The envelope of a VM. To be called inside the data centre's lock.
    ///
    /// @param now    when it is exported
    /// @param stored which disks have content
    public static Element of(Vm vm, DataCentre dc, Instant now, Predicate<UUID> stored) {
        return new OvfWriting(vm, dc, now, stored).envelope();
    }

    private Element envelope() {
        return Element.of("ovf:Envelope")
                .at("xmlns:ovf", "http://schemas.dmtf.org/ovf/envelope/1/")
                .at("xmlns:rasd", "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData")
                .at("xmlns:vssd", "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData")
                .at("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .at("ovf:version", dc.compatOf(vm) + ".0.0")
                .add(references())
                .add(networks())
                .add(disks())
                .add(content());
    }

    /// The disks that an export describes: images with content.
    private List<Disk> images() {
        List<Disk> images = new ArrayList<>();
        for (UUID id : vm.attachments().keySet()) {
            Disk disk = dc.disks().get(id);
            if (disk != null && disk.storage() == DiskStorage.IMAGE && stored.test(id)) {
                images.add(disk);
            }
        }
        return images;
    }

    private static String file(Disk disk) {
        return disk.id() + "/" + disk.imageId();
    }

    private Element references() {
        Element references = Element.of("References");
        for (Disk disk : images()) {
            references.add(Element.of("File")
                    .at("ovf:href", file(disk))
                    .at("ovf:id", disk.imageId())
                    .at("ovf:size", disk.provisionedSize())
                    .at("ovf:description", "Active VM")
                    .at("ovf:disk_storage_type", "IMAGE"));
        }
        for (Nic nic : vm.nics()) {
            references.add(Element.of("Nic").at("ovf:id", nic.id()));
        }
        return references;
    }

    private Element networks() {
        Element section = Element.of("NetworkSection").add("Info", "List of networks");
        vm.nics().stream()
                .flatMap(nic -> network(nic).stream())
                .distinct()
                .forEach(name -> section.add(Element.of("Network").at("ovf:name", name)));
        return section;
    }

    private Element disks() {
        Element section =
                Element.of("Section").at("xsi:type", "ovf:DiskSection_Type").add("Info", "List of Virtual Disks");
        images().forEach(disk -> section.add(disk(disk)));
        return section;
    }

    private Element disk(Disk disk) {
        Attachment attachment = attachment(disk);
        return Element.of("Disk")
                .at("ovf:diskId", disk.imageId())
                .at("ovf:size", (disk.provisionedSize() + GIB - 1) / GIB)
                .at("ovf:actual_size", 1)
                .at("ovf:vm_snapshot_id", vm.activeSnapshot())
                .at("ovf:parentRef", "")
                .at("ovf:fileRef", file(disk))
                .at("ovf:format", disk.format() == DiskFormat.COW ? COW_FORMAT : RAW_FORMAT)
                .at("ovf:volume-format", disk.format() == DiskFormat.COW ? "COW" : "RAW")
                .at("ovf:volume-type", disk.sparse() ? "Sparse" : "Preallocated")
                .at("ovf:disk-interface", attachment.bus().toUpperCase(Locale.ROOT))
                .at("ovf:read-only", attachment.readOnly())
                .at("ovf:shareable", disk.shareable())
                .at("ovf:boot", attachment.bootable())
                .at("ovf:pass-discard", attachment.passDiscard())
                .at("ovf:incremental-backup", disk.incremental())
                .at("ovf:disk-alias", disk.alias())
                .at("ovf:disk-description", disk.description())
                .at("ovf:wipe-after-delete", false);
    }

    private Element content() {
        VmHardware hw = vm.hardware();
        Element content = Element.of("Content")
                .at("ovf:id", "out")
                .at("xsi:type", "ovf:VirtualSystem_Type")
                .add("Name", vm.name())
                .add("Description", vm.description())
                .add("Comment", "")
                .add("CreationDate", DATE.format(vm.created()))
                .add("ExportDate", DATE.format(now))
                .add("DeleteProtected", false)
                .add("ClusterName", clusterName())
                .add("TemplateId", new UUID(0, 0))
                .add("TemplateName", "Blank")
                .add("IsStateless", false)
                .add("AutoStartup", hw.highlyAvailable())
                .add("Priority", 1)
                .add("BiosType", hw.bios())
                .add("VmType", hw.type())
                .add("Origin", 3)
                .add("MinAllocatedMem", hw.memory() / MIB)
                .add("MaxMemorySizeMb", hw.maxMemory() / MIB);
        vm.customCompat().ifPresent(level -> content.add("CustomCompatibilityVersion", level));
        return content.add(operatingSystem()).add(hardware()).add(snapshots());
    }

    private String clusterName() {
        var cluster = dc.clusters().get(vm.cluster());
        return cluster == null ? "" : cluster.name();
    }

    private Element operatingSystem() {
        return Element.of("Section")
                .at("ovf:id", vm.id())
                .at("ovf:required", false)
                .at("xsi:type", "ovf:OperatingSystemSection_Type")
                .add("Info", "Guest Operating System")
                .add("Description", vm.hardware().osType());
    }

    private Element hardware() {
        VmHardware hw = vm.hardware();
        int cpus = hw.sockets() * hw.cores() * hw.threads();
        Element section = Element.of("Section")
                .at("xsi:type", "ovf:VirtualHardwareSection_Type")
                .add("Info", cpus + " CPU, " + hw.memory() / MIB + " Memory")
                .add(Element.of("System").add("vssd:VirtualSystemType", "ENGINE 4.5.0.0"))
                .add(item(3, "1", cpus + " virtual cpu")
                        .add("rasd:num_of_sockets", hw.sockets())
                        .add("rasd:cpu_per_socket", hw.cores())
                        .add("rasd:threads_per_cpu", hw.threads())
                        .add("rasd:VirtualQuantity", cpus))
                .add(item(4, "2", hw.memory() / MIB + " MB of memory")
                        .add("rasd:AllocationUnits", "MegaBytes")
                        .add("rasd:VirtualQuantity", hw.memory() / MIB));
        images().forEach(disk -> section.add(diskItem(disk)));
        vm.nics().forEach(nic -> section.add(nicItem(nic)));
        if (hw.tpm()) {
            section.add(Element.of("Item")
                    .add("rasd:ResourceType", 0)
                    .add("rasd:InstanceId", "tpm")
                    .add("Type", "tpm")
                    .add("Device", "tpm")
                    .add("IsPlugged", true)
                    .add("IsReadOnly", false));
        }
        return section;
    }

    private static Element item(int type, String instance, String caption) {
        return Element.of("Item")
                .add("rasd:Caption", caption)
                .add("rasd:InstanceId", instance)
                .add("rasd:ResourceType", type);
    }

    private Element diskItem(Disk disk) {
        return item(17, disk.imageId().toString(), disk.alias())
                .add("rasd:HostResource", file(disk))
                .add("rasd:Parent", new UUID(0, 0))
                .add("rasd:Template", new UUID(0, 0))
                .add("rasd:StorageId", disk.storageDomain().map(UUID::toString).orElse(""))
                .add("rasd:StoragePoolId", dc.id())
                .add("Type", "disk")
                .add("Device", "disk")
                .add("BootOrder", attachment(disk).bootable() ? 1 : 0)
                .add("IsPlugged", attachment(disk).active())
                .add("IsReadOnly", attachment(disk).readOnly())
                .add("Alias", "ua-" + disk.id());
    }

    private Element nicItem(Nic nic) {
        return item(
                        10,
                        nic.id().toString(),
                        "Ethernet adapter on " + network(nic).orElse("[No Network]"))
                .add(
                        "rasd:OtherResourceType",
                        profile(nic).map(VnicProfile::name).orElse(""))
                .add("rasd:ResourceSubType", nic.model())
                .add("rasd:Connection", network(nic).orElse(""))
                .add("rasd:Linked", nic.linked())
                .add("rasd:Name", nic.name())
                .add("rasd:ElementName", nic.name())
                .add("rasd:MACAddress", nic.mac())
                .add("Type", "interface")
                .add("Device", "bridge")
                .add("IsPlugged", nic.plugged())
                .add("IsReadOnly", false);
    }

    private Element snapshots() {
        Element section = Element.of("Section").at("xsi:type", "ovf:SnapshotsSection_Type");
        section.add(Element.of("Snapshot")
                .at("ovf:id", vm.activeSnapshot())
                .add("Type", "ACTIVE")
                .add("Description", "Active VM")
                .add("CreationDate", DATE.format(vm.created())));
        vm.snapshots()
                .values()
                .forEach(s -> section.add(Element.of("Snapshot")
                        .at("ovf:id", s.id())
                        .add("Type", "REGULAR")
                        .add("Description", s.description())
                        .add("CreationDate", DATE.format(s.date()))));
        return section;
    }

    private Attachment attachment(Disk disk) {
        return vm.attachments().getOrDefault(disk.id(), Attachment.data(disk.id(), ""));
    }

    private Optional<VnicProfile> profile(Nic nic) {
        return nic.profile().flatMap(p -> Optional.ofNullable(dc.vnicProfiles().get(p)));
    }

    private Optional<String> network(Nic nic) {
        return profile(nic)
                .flatMap(p -> Optional.ofNullable(dc.networks().get(p.network())))
                .map(Network::name);
    }
}
