package io.chainkeeper.jobs.recover;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.repository.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// VMs' names: as the engine has them now, else as in their newest points, else their ids.
final class Names {
    private final Map<UUID, String> known = new HashMap<>();

    Names(List<Vm> vms, List<Point> points) {
        points.forEach(point -> known.put(point.vm().id(), point.vm().name()));
        vms.forEach(vm -> known.put(vm.id(), vm.name()));
    }

    String of(UUID vm) {
        return known.getOrDefault(vm, vm.toString());
    }
}
