package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Tag;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.model.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// VMs: searched, looked at, renamed, started, stopped, and removed. Making one is [VmMaking]'s.
final class VmsResource {
    private final EngineState state;
    private final VmXml xml;
    private final VmLife life;
    private final VmMaking making;
    private final Search<Vm> search;

    VmsResource(EngineState state, VmXml xml, VmLife life, VmMaking making) {
        this.state = state;
        this.xml = xml;
        this.life = life;
        this.making = making;
        this.search = new Search<>(
                Map.of(
                        "name", (Vm v) -> List.of(v.name()),
                        "id", v -> List.of(v.id().toString()),
                        "status", v -> List.of(Words.of(v.status())),
                        "description", v -> List.of(v.description()),
                        "cluster", this::clusterName,
                        "datacenter", v -> List.of(state.dataCentre().name()),
                        "tag", this::tagNames,
                        "has_illegal_images", v -> List.of(String.valueOf(v.illegalImages())),
                        "next_run_config_exists", v -> List.of("false")),
                List.of("name", "description"));
    }

    void offer(Routes routes) {
        routes.get("vms", this::list);
        routes.post("vms", making::create);
        routes.get("vms/{vm}", this::get);
        routes.put("vms/{vm}", this::change);
        routes.delete("vms/{vm}", this::remove);
        routes.action("vms/{vm}/start", r -> {
            life.start(state.vm(r), r.correlationId());
            return Answer.action();
        });
        routes.action("vms/{vm}/stop", this::stop);
        routes.action("vms/{vm}/shutdown", this::stop);
        routes.action("vms/{vm}/freezefilesystems", r -> {
            life.freeze(state.vm(r), true, r.correlationId());
            return Answer.action();
        });
        routes.action("vms/{vm}/thawfilesystems", r -> {
            life.freeze(state.vm(r), false, r.correlationId());
            return Answer.action();
        });
        routes.action("vms/{vm}/reboot", r -> {
            life.reboot(state.vm(r), Inputs.flag(r.content(), "force").orElse(false));
            return Answer.action();
        });
    }

    private List<String> clusterName(Vm vm) {
        var cluster = state.dataCentre().clusters().get(vm.cluster());
        return cluster == null ? List.of() : List.of(cluster.name());
    }

    private List<String> tagNames(Vm vm) {
        DataCentre dc = state.dataCentre();
        return vm.tags().stream()
                .map(t -> dc.tags().getOrDefault(t, Tag.ROOT).name())
                .toList();
    }

    private Answer list(Request request) {
        List<Vm> all = List.copyOf(state.dataCentre().vms().values());
        all.forEach(life::look);
        Element vms = Element.of("vms");
        search.apply(request, all).forEach(vm -> vms.add(xml.of(vm, request.allContent())));
        return Answer.ok(vms);
    }

    private Answer get(Request request) {
        Vm vm = state.vm(request);
        life.look(vm);
        return Answer.ok(xml.of(vm, request.allContent()));
    }

    private Answer change(Request request) {
        Vm vm = state.vm(request);
        request.content().textAt("name").filter(n -> !n.equals(vm.name())).ifPresent(name -> {
            making.checkName(name, "Cannot edit VM.");
            vm.rename(name);
        });
        request.content().textAt("description").ifPresent(vm::describe);
        return Answer.ok(xml.of(vm, false));
    }

    private Answer stop(Request request) {
        boolean force = Inputs.flag(request.content(), "force").orElse(false);
        life.stop(state.vm(request), force, request.correlationId());
        return Answer.action();
    }

    private Answer remove(Request request) {
        Vm vm = state.vm(request);
        DataCentre dc = state.dataCentre();
        if (vm.status() != VmStatus.DOWN && vm.status() != VmStatus.UNASSIGNED) {
            throw Refusal.conflict("Cannot remove VM. VM is running.");
        }
        if (!dc.runningBackups(vm.id()).isEmpty()) {
            throw Refusal.conflict("Cannot remove VM. The VM is during a backup operation.");
        }
        boolean keepDisks = request.flag("detach_only", true, false);
        List<UUID> doomed = new ArrayList<>();
        for (UUID disk : vm.attachments().keySet()) {
            if (!keepDisks && dc.vmsWith(disk).size() == 1) {
                doomed.add(disk);
            }
        }
        vm.snapshots().keySet().forEach(state.views()::release);
        forgetCheckpoints(vm);
        doomed.forEach(dc.disks()::remove);
        dc.vms().remove(vm.id());
        state.log(EventKind.VM_REMOVED, "VM " + vm.name() + " was removed.", request.correlationId(), vm.id());
        return Answer.action().after(() -> removeFiles(doomed));
    }

    private void forgetCheckpoints(Vm vm) {
        for (UUID disk : vm.attachments().keySet()) {
            if (state.store().has(disk)) {
                vm.checkpoints().keySet().forEach(state.store().of(disk)::stopTracking);
            }
        }
    }

    private void removeFiles(List<UUID> disks) throws IOException {
        for (UUID disk : disks) {
            state.store().remove(disk);
        }
    }
}
