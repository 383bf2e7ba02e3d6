package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Everything that the list shows, read at one time and put into words away from the FX thread: thousands of rows take
/// a moment.
///
/// @param rows  worry first
/// @param plans that a VM can be given to, by name
record Listing(List<MachineRow> rows, List<Plan> plans) {
    Listing {
        rows = List.copyOf(rows);
        plans = List.copyOf(plans);
    }

    static Listing of(Workplace workplace, Wording wording) throws WorkplaceException {
        List<VmSummary> vms = workplace.vms();
        List<Plan> plans = workplace.plans().all();
        return of(
                vms,
                plans,
                Covering.of(plans, workplace.plans().states(), workplace.plans().assignments(), wording),
                wording);
    }

    static Listing of(List<VmSummary> vms, List<Plan> plans, Map<UUID, Covering> covering, Wording wording) {
        Covering nobody = Covering.nobody(wording);
        List<MachineRow> rows = vms.stream()
                .map(vm -> MachineRow.of(vm, covering.getOrDefault(vm.vm().id(), nobody), wording))
                .sorted(MachineRow.BY_WORRY)
                .toList();
        return new Listing(rows, plans);
    }
}
