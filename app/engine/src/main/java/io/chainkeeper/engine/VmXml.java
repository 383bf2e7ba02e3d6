package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// VMs as the engine writes them, with what was followed inside.
final class VmXml {
    /// What is asked for together with a VM. Each costs the engine a query per VM, so clusters are not among them:
    /// they are read once.
    static final String FOLLOW = "disk_attachments.disk,nics,tags";

    private VmXml() {}

    static Vm vm(XmlTree vm, Map<UUID, Cluster> clusters) throws BadXml {
        UUID clusterId = Fields.reference(vm, "cluster").orElseThrow(() -> BadXml.because("a VM without a cluster"));
        Optional<Cluster> cluster = Optional.ofNullable(clusters.get(clusterId));
        CompatibilityLevel level = Fields.level(vm, "custom_compatibility_version")
                .or(() -> cluster.map(Cluster::compat))
                .orElse(CompatibilityLevel.UNKNOWN);
        return new Vm(
                Fields.id(vm),
                Fields.words(vm, "name"),
                Fields.words(vm, "description"),
                Fields.oneOf(VmStatus.class, vm, "status", VmStatus.UNKNOWN),
                clusterId,
                cluster.map(Cluster::name).orElse(""),
                level,
                Fields.flag(vm, "has_illegal_images"),
                vm.text("fqdn"),
                hardware(vm),
                inside(vm, "disk_attachments", "disk_attachment", DiskXml::attached),
                inside(vm, "nics", "nic", PlacesXml::nic),
                inside(vm, "tags", "tag", tag -> Fields.words(tag, "name")));
    }

    private static Hardware hardware(XmlTree vm) throws BadXml {
        long memory = Fields.number(vm, "memory");
        Optional<XmlTree> topology = vm.child("cpu").flatMap(cpu -> cpu.child("topology"));
        return new Hardware(
                memory > 0 ? Optional.of(memory) : Optional.empty(),
                topology.isPresent() ? cpus(topology.get()) : Optional.empty(),
                vm.child("bios").flatMap(bios -> bios.text("type")),
                vm.child("os").flatMap(os -> os.text("type")),
                vm.text("tpm_enabled").map(Boolean::parseBoolean));
    }

    private static Optional<Integer> cpus(XmlTree topology) throws BadXml {
        try {
            int sockets = Fields.small(topology, "sockets");
            int cores = Fields.small(topology, "cores");
            int cpus = Math.multiplyExact(Math.multiplyExact(sockets, cores), Fields.small(topology, "threads"));
            return cpus > 0 ? Optional.of(cpus) : Optional.empty();
        } catch (ArithmeticException _) {
            throw BadXml.because("<topology> has more processors than can be counted");
        }
    }

    private static <T> List<T> inside(XmlTree vm, String collection, String item, Calls.Reading<T> reading)
            throws BadXml {
        Optional<XmlTree> found = vm.child(collection);
        return found.isPresent() ? Fields.list(found.get(), item, reading) : List.of();
    }

    /// The configuration as OVF, of a VM that was asked for with all its content.
    static String ovf(XmlTree vm) throws BadXml {
        return vm.child("initialization")
                .flatMap(initialization -> initialization.child("configuration"))
                .flatMap(configuration -> configuration.text("data"))
                .orElseThrow(() -> BadXml.because("a VM without its configuration"));
    }
}
