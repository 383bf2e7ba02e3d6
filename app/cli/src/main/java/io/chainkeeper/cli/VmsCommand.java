package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import io.chainkeeper.cli.text.Times;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/// The VMs of the engine, the ones to worry about first.
@CommandLine.Command(name = "vms", description = "List the engine's VMs and whether they are protected.")
final class VmsCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.open()) {
            CanGoOn.tell(workplace, out);
            tell(workplace.vms(), json, out);
            return ExitCode.DONE;
        }
    }

    static void tell(List<VmSummary> vms, boolean json, Output out) {
        if (json) {
            out.json(Map.of("vms", vms.stream().map(VmsCommand::document).toList()));
            return;
        }
        var words = Words.in(Locale.getDefault());
        var table = new Table("Name", "State", "Protection", ">Points", "Last point", ">Disks", ">Size", "Cluster");
        for (VmSummary summary : vms) {
            Vm vm = summary.vm();
            table.row(
                    vm.name(),
                    vm.status().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                    words.of(summary.protection()),
                    summary.points(),
                    summary.lastPoint().map(Times::local).orElse("–"),
                    vm.disks().size(),
                    Sizes.bytes(provisioned(vm)),
                    vm.clusterName());
        }
        table.lines().forEach(out::line);
    }

    private static long provisioned(Vm vm) {
        return vm.disks().stream()
                .mapToLong(attached -> attached.disk().provisionedSize())
                .sum();
    }

    private static Map<String, Object> document(VmSummary summary) {
        var vm = new LinkedHashMap<String, Object>();
        vm.put("id", summary.vm().id().toString());
        vm.put("name", summary.vm().name());
        vm.put("status", summary.vm().status().toString());
        vm.put("protection", summary.protection().toString());
        vm.put("points", summary.points());
        summary.lastPoint().ifPresent(at -> vm.put("lastPoint", at.toString()));
        vm.put("cluster", summary.vm().clusterName());
        vm.put("provisionedBytes", provisioned(summary.vm()));
        vm.put(
                "disks",
                summary.vm().disks().stream()
                        .map(attached -> Map.of(
                                "id", attached.disk().id().toString(),
                                "alias", attached.disk().alias(),
                                "provisionedBytes", attached.disk().provisionedSize()))
                        .toList());
        return vm;
    }
}
