package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.work.JobFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Begins a plan's runs because a person wants them, whatever its slots say.
///
/// @param belonging which VM belongs to which plan
record ByHand(Hands hands, Starts starts, Belonging belonging) {
    /// Begins a run for each wanted VM of the plan on which none works already.
    List<Run> run(Plan plan, Predicate<UUID> wanted) throws EngineException, CatalogException, JobFailed {
        List<Run> runs = new ArrayList<>();
        for (Vm vm : hands.vms()) {
            boolean ours = belonging.of(vm).plan().filter(plan.id()::equals).isPresent();
            if (ours && wanted.test(vm.id()) && !hands.busy(vm.id())) {
                runs.add(hands.begin(plan, vm, starts.options(plan, vm)));
            }
        }
        return runs;
    }

    /// Begins a run for one VM, if the engine shows it.
    Optional<Run> one(Plan plan, UUID wanted) throws EngineException, CatalogException, JobFailed {
        for (Vm vm : hands.vms()) {
            if (vm.id().equals(wanted)) {
                return Optional.of(hands.begin(plan, vm, starts.options(plan, vm)));
            }
        }
        return Optional.empty();
    }
}
