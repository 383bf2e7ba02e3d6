package io.chainkeeper.jobs;

import io.chainkeeper.catalog.BegunBackup;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.SlotVm;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.backup.DiedBackups;
import io.chainkeeper.jobs.backup.DiedBackups.CanGoOn;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.Starter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins runs that go on with backups whose program died.
///
/// @param bench   what jobs work with
/// @param starter who starts runs
/// @param errands begins them
record Going(Bench bench, Starter starter, Errands errands) {
    private static final Logger LOG = LoggerFactory.getLogger(Going.class);

    /// Names of the VMs that have one.
    List<String> vms() throws CatalogException, EngineException, IOException, JobFailed {
        return found().stream().map(each -> each.plan().vm().name()).toList();
    }

    private List<CanGoOn> found() throws CatalogException, EngineException, IOException, JobFailed {
        return new DiedBackups(bench, starter::alive).all();
    }

    /// Begins a run for each whose VM has none.
    List<Run> begin() throws CatalogException, EngineException, IOException, JobFailed {
        List<Run> begun = new ArrayList<>();
        for (CanGoOn each : found()) {
            errands.goOn(each).ifPresent(begun::add);
        }
        return begun;
    }

    /// The same where nobody waits for it; what can't be begun now may be later.
    ///
    /// @param except runs that died, and that somebody else goes on with
    void begin(Set<UUID> except) {
        try {
            for (CanGoOn each : found()) {
                if (!except.contains(each.begun().run())) {
                    errands.goOn(each);
                }
            }
        } catch (CatalogException | EngineException | IOException | JobFailed e) {
            LOG.info("backups that could go on were not looked for: {}", e.getMessage());
        }
    }

    /// Died runs of plans whose slots are still claimed: the plan will begin the VM's backup anew,
    /// which then goes on.
    Set<UUID> ofPlans() {
        try {
            Set<UUID> died = bench.catalog().begunBackups().all().stream()
                    .map(BegunBackup::run)
                    .collect(Collectors.toCollection(HashSet::new));
            died.retainAll(bench.catalog().slots().running().stream()
                    .map(SlotVm::run)
                    .flatMap(run -> run.stream())
                    .collect(Collectors.toSet()));
            return died;
        } catch (CatalogException e) {
            LOG.info("the slots of plans were not looked at: {}", e.getMessage());
            return Set.of();
        }
    }
}
