package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.Nic;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.VmNetwork;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What there is to choose from: points here, places on the engine. All of it is read in one go, when the wizard opens.
///
/// @param points   of the VM, or of all VMs
/// @param clusters by name; none without an engine
/// @param domains  storage domains by name, with their free space
/// @param networks by name, then no network, then no card
/// @param targets  VMs that disks can be attached to, by name, after "none"
/// @param owners   name of the VM that has a MAC address, by the address in lower case
/// @param names    id of each VM of the engine by its name
record Offers(
        List<Point> points,
        List<Named> clusters,
        List<Named> domains,
        List<NetworkWish> networks,
        List<TargetVm> targets,
        Map<String, String> owners,
        Map<String, UUID> names) {
    /// Copies all of it.
    Offers {
        points = List.copyOf(points);
        clusters = List.copyOf(clusters);
        domains = List.copyOf(domains);
        networks = List.copyOf(networks);
        targets = List.copyOf(targets);
        owners = Map.copyOf(owners);
        names = Map.copyOf(names);
    }

    /// Nothing yet.
    static final Offers NONE = new Offers(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

    /// Asks. Takes its time.
    ///
    /// @param vm whose points; empty for those of all
    static Offers ask(Workplace place, Wording wording, Optional<UUID> vm) throws WorkplaceException {
        List<Point> points = vm.isPresent() ? place.points(vm.get()) : place.points();
        if (!place.connected()) {
            return new Offers(points, List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());
        }
        List<Vm> vms = place.vms().stream()
                .map(VmSummary::vm)
                .sorted(Comparator.comparing(Vm::name))
                .toList();
        return new Offers(
                points,
                place.clusters().stream()
                        .map(each -> new Named(each.id(), each.name(), each.name()))
                        .toList(),
                place.storageDomains().stream()
                        .map(each -> new Named(
                                each.id(),
                                each.name(),
                                each.available() > 0
                                        ? wording.get("restore.domain", each.name(), wording.size(each.available()))
                                        : each.name()))
                        .toList(),
                networks(place.networks(), wording),
                targets(vms, wording),
                owners(vms),
                names(vms));
    }

    private static List<NetworkWish> networks(List<VmNetwork> known, Wording wording) {
        List<NetworkWish> all = new ArrayList<>();
        for (VmNetwork each : known) {
            boolean same = each.network().isEmpty() || each.network().equals(each.name());
            String label = same ? each.name() : wording.get("restore.nic.network", each.name(), each.network());
            all.add(new NetworkWish(NetworkWish.Kind.NETWORK, Optional.of(each), label));
        }
        all.add(new NetworkWish(NetworkWish.Kind.NO_NETWORK, Optional.empty(), wording.get("restore.nic.no-network")));
        all.add(new NetworkWish(NetworkWish.Kind.NO_CARD, Optional.empty(), wording.get("restore.nic.no-card")));
        return all;
    }

    private static List<TargetVm> targets(List<Vm> vms, Wording wording) {
        List<TargetVm> all = new ArrayList<>();
        String none = wording.get("restore.target.none");
        all.add(new TargetVm(Optional.empty(), none, none, false, true));
        for (Vm vm : vms) {
            boolean up = vm.status() == VmStatus.UP;
            boolean ready = up || vm.status() == VmStatus.DOWN;
            String state = ready ? (up ? "up" : "down") : "busy";
            all.add(new TargetVm(
                    Optional.of(vm.id()), vm.name(), wording.get("restore.target." + state, vm.name()), up, ready));
        }
        return all;
    }

    private static Map<String, String> owners(List<Vm> vms) {
        Map<String, String> owners = new HashMap<>();
        for (Vm vm : vms) {
            vm.nics().stream()
                    .flatMap((Nic nic) -> nic.mac().stream())
                    .forEach(mac -> owners.put(mac.toLowerCase(Locale.ROOT), vm.name()));
        }
        return owners;
    }

    private static Map<String, UUID> names(List<Vm> vms) {
        Map<String, UUID> names = new HashMap<>();
        vms.forEach(vm -> names.put(vm.name(), vm.id()));
        return names;
    }
}
