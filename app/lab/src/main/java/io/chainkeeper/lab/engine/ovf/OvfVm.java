package io.chainkeeper.lab.engine.ovf;

import io.chainkeeper.lab.engine.xml.BadXml;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.engine.xml.XmlReading;
import io.chainkeeper.lab.model.VmHardware;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an OVF says about a VM, as far as the lab rebuilds it.
///
/// @param id          the VM's id at the time of export
/// @param name        its name then
/// @param description its description
/// @param hardware    CPU, memory, guest system
/// @param nics        its NICs
/// @param disks       the ids of its disks; empty when a client cut them out
public record OvfVm(
        UUID id, String name, String description, VmHardware hardware, List<OvfNic> nics, List<UUID> disks) {

    /// A NIC of an OVF.
    ///
    /// @param name    as in `nic1`
    /// @param model   `virtio` and so on
    /// @param mac     empty when the OVF has none
    /// @param profile name of its vNIC profile, empty for none
    /// @param network name of its network, empty for none
    /// @param linked  whether the guest sees a cable
    /// @param plugged whether the guest sees the card
    public record OvfNic(
            String name, String model, String mac, String profile, String network, boolean linked, boolean plugged) {}

    private static final long MIB = 1L << 20;
    private static final long MOST_MEMORY_MIB = 64L << 20;

    public OvfVm {
        nics = List.copyOf(nics);
        disks = List.copyOf(disks);
    }

    /// Reads an OVF.
    ///
    /// @throws BadXml when it is no OVF of a VM
    public static OvfVm parse(String text) throws BadXml {
        Element envelope = XmlReading.parse(text.strip().getBytes(StandardCharsets.UTF_8));
        if (!envelope.name().equals("Envelope")) {
            throw new BadXml("<" + envelope.name() + "> is no OVF");
        }
        Element content = envelope.child("Content").orElseThrow(() -> new BadXml("no virtual system"));
        Element os = section(content, "OperatingSystemSection_Type");
        Element hardware = section(content, "VirtualHardwareSection_Type");
        return new OvfVm(
                uuid(os.attribute("id").orElse("")),
                content.textAt("Name").orElseThrow(() -> new BadXml("no name")),
                content.textAt("Description").orElse(""),
                hardware(content, os, hardware),
                nics(hardware),
                disks(envelope));
    }

    private static Element section(Element parent, String type) throws BadXml {
        return sections(parent, type).stream().findFirst().orElseThrow(() -> new BadXml("no " + type));
    }

    /// The type's prefix is whatever the writer chose.
    private static List<Element> sections(Element parent, String type) {
        return parent.children("Section").stream()
                .filter(s -> s.attribute("type").orElse("").endsWith(type))
                .toList();
    }

    private static List<Element> items(Element hardware, String resourceType) {
        return hardware.children("Item").stream()
                .filter(i -> i.textAt("ResourceType").equals(Optional.of(resourceType)))
                .toList();
    }

    private static VmHardware hardware(Element content, Element os, Element hardware) throws BadXml {
        List<Element> cpus = items(hardware, "3");
        List<Element> memories = items(hardware, "4");
        if (cpus.isEmpty() || memories.isEmpty()) {
            throw new BadXml("no CPU or no memory");
        }
        Element cpu = cpus.getFirst();
        long memory = number(memories.getFirst(), "VirtualQuantity", MOST_MEMORY_MIB) * MIB;
        long most = content.child("MaxMemorySizeMb").isPresent()
                ? number(content, "MaxMemorySizeMb", MOST_MEMORY_MIB) * MIB
                : memory * 4;
        return new VmHardware(
                memory,
                Math.max(memory, most),
                (int) number(cpu, "num_of_sockets", 512),
                (int) number(cpu, "cpu_per_socket", 512),
                (int) number(cpu, "threads_per_cpu", 16),
                os.textAt("Description").orElse("other"),
                content.textAt("BiosType").orElse("q35_sea_bios"),
                content.textAt("VmType").orElse("server"),
                hardware.children("Item").stream()
                        .anyMatch(item -> item.textAt("Type").equals(Optional.of("tpm"))),
                content.textAt("AutoStartup").equals(Optional.of("true")));
    }

    private static List<OvfNic> nics(Element hardware) {
        List<OvfNic> nics = new ArrayList<>();
        for (Element item : items(hardware, "10")) {
            nics.add(new OvfNic(
                    item.textAt("Name").orElse("nic" + (nics.size() + 1)),
                    item.textAt("ResourceSubType").orElse("virtio"),
                    item.textAt("MACAddress").orElse(""),
                    item.textAt("OtherResourceType").orElse(""),
                    item.textAt("Connection").orElse(""),
                    !item.textAt("Linked").equals(Optional.of("false")),
                    !item.textAt("IsPlugged").equals(Optional.of("false"))));
        }
        return nics;
    }

    private static List<UUID> disks(Element envelope) throws BadXml {
        List<UUID> disks = new ArrayList<>();
        for (Element section : sections(envelope, "DiskSection_Type")) {
            for (Element disk : section.children("Disk")) {
                String file = disk.attribute("fileRef").orElse("");
                disks.add(uuid(file.contains("/") ? file.substring(0, file.indexOf('/')) : file));
            }
        }
        return disks;
    }

    private static long number(Element parent, String child, long most) throws BadXml {
        String text = parent.textAt(child).orElse("1");
        if (!text.matches("[0-9]{1,12}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new BadXml(child + " is " + text);
        }
        return Long.parseLong(text);
    }

    private static UUID uuid(String text) throws BadXml {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new BadXml("not an id: " + text);
        }
        return UUID.fromString(text);
    }
}
