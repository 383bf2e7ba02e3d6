package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.XmlTree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.services.VmsService;

/// What is there.
final class Inventory {
    /// VMs asked for at once. Following links costs the engine a query for each of them.
    static final int PAGE = 100;

    private final SystemService system;
    private final int most;

    /// @param most VMs in the list
    Inventory(SystemService system, int most) {
        this.system = system;
        this.most = most;
    }

    EngineInfo engine() throws EngineException {
        return Calls.read(Operation.of("read the engine's version"), system.get(), PlacesXml::engine);
    }

    /// Page after page, until one is not full. An engine that shows the same page for ever brings nothing new and is
    /// left; a VM that moved to a later page meanwhile counts once.
    List<Vm> vms() throws EngineException {
        Map<UUID, Cluster> clusters = clustersById();
        Map<UUID, Vm> found = new LinkedHashMap<>();
        Operation operation = Operation.of("list VMs");
        for (int page = 1; ; page++) {
            List<Vm> some =
                    Calls.read(operation, page(page), vms -> Fields.list(vms, "vm", vm -> VmXml.vm(vm, clusters)));
            int before = found.size();
            some.forEach(vm -> found.put(vm.id(), vm));
            if (some.size() < PAGE || found.size() == before) {
                return List.copyOf(found.values());
            }
            if (found.size() > most) {
                throw new EngineTrouble(
                        operation.name(), EngineTrouble.Kind.TOO_LARGE, 200, "more than " + most + " VMs", null);
            }
        }
    }

    private VmsService.ListRequest page(int number) {
        return system.vmsService()
                .list()
                .search("sortby name asc page " + number)
                .max(PAGE)
                .follow(VmXml.FOLLOW);
    }

    Optional<Vm> vm(UUID id) throws EngineException {
        var request = system.vmsService().vmService(id.toString()).get().follow(VmXml.FOLLOW);
        Optional<XmlTree> vm = Calls.find(Operation.of("read VM"), request, root -> root);
        if (vm.isEmpty()) {
            return Optional.empty();
        }
        Map<UUID, Cluster> clusters = clustersById();
        return Optional.of(Calls.understand("read VM", vm.get(), root -> VmXml.vm(Fields.asked(root, id), clusters)));
    }

    List<Cluster> clusters() throws EngineException {
        return Calls.read(
                Operation.of("list clusters"),
                system.clustersService().list(),
                root -> Fields.list(root, "cluster", PlacesXml::cluster));
    }

    private Map<UUID, Cluster> clustersById() throws EngineException {
        Map<UUID, Cluster> found = new HashMap<>();
        clusters().forEach(cluster -> found.put(cluster.id(), cluster));
        return found;
    }

    List<StorageDomain> storageDomains() throws EngineException {
        return Calls.read(
                Operation.of("list storage domains"),
                system.storageDomainsService().list(),
                root -> Fields.list(root, "storage_domain", PlacesXml::storageDomain));
    }

    List<Host> hosts() throws EngineException {
        return Calls.read(
                Operation.of("list hosts"),
                system.hostsService().list(),
                root -> Fields.list(root, "host", PlacesXml::host));
    }

    List<VnicProfile> vnicProfiles() throws EngineException {
        return Calls.read(
                Operation.of("list vNIC profiles"),
                system.vnicProfilesService().list(),
                root -> Fields.list(root, "vnic_profile", PlacesXml::vnicProfile));
    }

    List<Network> networks() throws EngineException {
        return Calls.read(
                Operation.of("list networks"),
                system.networksService().list(),
                root -> Fields.list(root, "network", PlacesXml::network));
    }

    Optional<Disk> disk(UUID id) throws EngineException {
        return Calls.find(
                Operation.of("read disk"),
                system.disksService().diskService(id.toString()).get(),
                root -> DiskXml.disk(Fields.asked(root, id)));
    }

    String ovf(UUID vm) throws EngineException {
        return Calls.read(
                Operation.of("read VM configuration"),
                system.vmsService().vmService(vm.toString()).get().allContent(true),
                root -> VmXml.ovf(Fields.asked(root, vm)));
    }

    List<Event> events(String search, int max) throws EngineException {
        return Calls.read(
                Operation.of("list events"),
                system.eventsService().list().search(search).max(max),
                root -> Fields.list(root, "event", BackupXml::event));
    }
}
