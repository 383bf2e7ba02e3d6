package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.SlotVm;
import io.chainkeeper.catalog.SlotVm.State;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a start at VMs that were claimed when the program ended, and decides what became of them.
final class Survivors {
    private static final Logger LOG = LoggerFactory.getLogger(Survivors.class);

    private final Catalog catalog;

    Survivors(Catalog catalog) {
        this.catalog = catalog;
    }

    void settle(Instant now) throws CatalogException {
        for (SlotVm which : catalog.slots().running()) {
            settle(which, now);
        }
    }

    private void settle(SlotVm which, Instant now) throws CatalogException {
        if (stored(which)) {
            catalog.slots().ended(which, State.DONE, now);
            return;
        }
        switch (ending(which)) {
            case COMPLETED, NOTHING_TO_DO -> catalog.slots().ended(which, State.DONE, now);
            case CANCELLED -> catalog.slots().ended(which, State.CANCELLED, now);
            case FAILED -> catalog.slots().ended(which, State.FAILED, now);
            case INTERRUPTED -> {
                LOG.info("the run for slot {} of VM {} was interrupted", which.slot(), which.vm());
                if (which.attempts() <= 1) {
                    catalog.slots().again(which, now, now);
                } else {
                    catalog.slots().ended(which, State.FAILED, now);
                }
            }
        }
    }

    private boolean stored(SlotVm which) throws CatalogException {
        if (which.run().isEmpty()) {
            return false;
        }
        Optional<KeptPoint> last = catalog.lastPoint(which.vm());
        return last.map(KeptPoint::run).equals(which.run());
    }

    private RunRecord.State ending(SlotVm which) throws CatalogException {
        Optional<RunRecord> run =
                which.run().isPresent() ? catalog.history().run(which.run().get()) : Optional.empty();
        return run.flatMap(RunRecord::ending).map(RunRecord.Ending::state).orElse(RunRecord.State.INTERRUPTED);
    }
}
