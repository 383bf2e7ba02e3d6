package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.ovf.OvfVm;
import io.chainkeeper.lab.engine.xml.BadXml;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.Cluster;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Nic;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmHardware;
import io.chainkeeper.lab.model.VnicProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes VMs: empty ones, and ones from an OVF. The answer comes when the VM is there (201).
final class VmMaking {
    private static final String CANNOT_ADD = "Cannot add VM.";
    private static final String CANNOT_IMPORT = "Cannot import VM.";

    private final EngineState state;
    private final VmXml xml;

    VmMaking(EngineState state, VmXml xml) {
        this.state = state;
        this.xml = xml;
    }

    Answer create(Request request) {
        Element wanted = request.content();
        Cluster cluster = cluster(wanted);
        Optional<Element> configuration = wanted.find("initialization", "configuration");
        Vm vm = configuration.isPresent()
                ? fromOvf(wanted, configuration.get(), cluster, request.correlationId())
                : empty(wanted, cluster);
        return Answer.created(xml.of(vm, false));
    }

    /// @throws Refusal 409 when another VM has the name
    void checkName(String name, String action) {
        if (!name.matches("[\\p{L}\\p{N}_.+-]{1,255}")) {
            throw Refusal.bad(action + " Invalid VM name. Please use only letters, numbers and the characters .-_+");
        }
        boolean taken = state.dataCentre().vms().values().stream()
                .anyMatch(vm -> vm.name().equals(name));
        if (taken) {
            throw Refusal.conflict(
                    action + " VM Name already exists in the Data Center. Please choose a different " + "name.");
        }
    }

    private Cluster cluster(Element wanted) {
        Element named =
                wanted.child("cluster").orElseThrow(() -> Refusal.incomplete("Vm [cluster.id|name] required for add"));
        var clusters = state.dataCentre().clusters();
        Optional<UUID> id = Inputs.id(named);
        if (id.isPresent()) {
            return Optional.ofNullable(clusters.get(id.get())).orElseThrow(() -> Refusal.noEntity(id.get()));
        }
        String name =
                named.textAt("name").orElseThrow(() -> Refusal.incomplete("Vm [cluster.id|name] required for add"));
        return clusters.values().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.noEntity("Cluster: name=" + name));
    }

    private Vm empty(Element wanted, Cluster cluster) {
        String name = wanted.textAt("name").orElseThrow(() -> Refusal.incomplete("Vm [name] required for add"));
        if (wanted.child("template").isEmpty()) {
            throw Refusal.incomplete("Vm [template.id|name] required for add");
        }
        checkName(name, CANNOT_ADD);
        Vm vm = new Vm(UUID.randomUUID(), name, cluster.id(), state.now());
        vm.describe(wanted.textAt("description").orElse(""));
        Inputs.number(wanted, "memory").filter(m -> m > 0).ifPresent(m -> {
            VmHardware small = VmHardware.SMALL;
            vm.hardware(new VmHardware(
                    m,
                    Math.max(m, small.maxMemory()),
                    1,
                    1,
                    1,
                    small.osType(),
                    small.bios(),
                    small.type(),
                    false,
                    false));
        });
        state.dataCentre().add(vm);
        return vm;
    }

    private Vm fromOvf(Element wanted, Element configuration, Cluster cluster, String correlationId) {
        OvfVm ovf = parse(configuration);
        boolean newIds = Inputs.flag(wanted, "initialization", "regenerate_ids").orElse(false);
        String name = wanted.textAt("name").orElse(ovf.name());
        if (!newIds && state.dataCentre().vms().containsKey(ovf.id())) {
            throw Refusal.conflict(CANNOT_IMPORT + " VM ID already exists in the system. Please remove the VM first.");
        }
        checkName(name, CANNOT_IMPORT);
        List<Nic> nics = nics(ovf, newIds);
        Vm vm = new Vm(newIds ? UUID.randomUUID() : ovf.id(), name, cluster.id(), state.now());
        vm.describe(wanted.textAt("description").orElse(ovf.description()));
        vm.hardware(ovf.hardware());
        nics.forEach(vm::add);
        state.dataCentre().add(vm);
        String text = "VM " + name + " has been successfully imported from the given configuration.";
        state.log(EventKind.VM_IMPORTED, text, correlationId, vm.id());
        attachDisks(ovf, vm, newIds, correlationId);
        return vm;
    }

    private static OvfVm parse(Element configuration) {
        String type = configuration.textAt("type").orElse("ovf");
        if (!type.equalsIgnoreCase("ovf")) {
            throw Refusal.value("Invalid configuration type: " + type);
        }
        try {
            return OvfVm.parse(configuration.textAt("data").orElse(""));
        } catch (BadXml e) {
            throw Refusal.bad(
                    CANNOT_IMPORT + " The engine failed to parse a given ovf configuration: " + e.getMessage());
        }
    }

    /// With new ids every NIC gets a new address; otherwise an address in use is refused.
    private List<Nic> nics(OvfVm ovf, boolean newIds) {
        DataCentre dc = state.dataCentre();
        Set<String> given = new HashSet<>();
        List<Nic> nics = new ArrayList<>();
        for (OvfVm.OvfNic nic : ovf.nics()) {
            String mac = nic.mac().toLowerCase(Locale.ROOT);
            boolean keeps = !newIds && mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}");
            Optional<Vm> owner = dc.vmWithMac(mac);
            if (keeps && (owner.isPresent() || !given.add(mac))) {
                throw Refusal.conflict(CANNOT_IMPORT + " MAC Address " + mac + " is already in use by VM or snapshot: "
                        + owner.map(Vm::name).orElse("") + ".");
            }
            nics.add(new Nic(
                    UUID.randomUUID(),
                    nic.name(),
                    nic.model(),
                    keeps ? mac : dc.newMac(),
                    profile(nic),
                    nic.linked(),
                    nic.plugged()));
        }
        return nics;
    }

    /// Networks and profiles are found by name: their ids differ elsewhere.
    private Optional<UUID> profile(OvfVm.OvfNic nic) {
        Map<String, UUID> networks = new HashMap<>();
        state.dataCentre().networks().values().forEach(n -> networks.put(n.name(), n.id()));
        return state.dataCentre().vnicProfiles().values().stream()
                .filter(p -> p.name().equals(nic.profile()) && p.network().equals(networks.get(nic.network())))
                .map(VnicProfile::id)
                .findFirst();
    }

    /// The engine attaches disks that have the ids of the OVF, to the VM id of the OVF: with new ids to nobody.
    private void attachDisks(OvfVm ovf, Vm vm, boolean newIds, String correlationId) {
        DataCentre dc = state.dataCentre();
        List<UUID> failed = new ArrayList<>();
        for (UUID id : ovf.disks()) {
            boolean free = dc.disks().containsKey(id) && dc.vmsWith(id).isEmpty();
            if (free && !newIds) {
                boolean first = vm.attachments().isEmpty();
                vm.attach(first ? Attachment.boot(id) : Attachment.data(id, ""));
            } else {
                failed.add(id);
            }
        }
        if (!failed.isEmpty()) {
            String text = "VM " + vm.name() + " has been imported from the given configuration but the following "
                    + "disk(s) failed to attach: " + failed + ".";
            state.log(EventKind.VM_IMPORTED_WITHOUT_DISKS, text, correlationId, vm.id());
        }
    }
}
