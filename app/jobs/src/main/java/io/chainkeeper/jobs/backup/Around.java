package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.Surroundings;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at what is around a VM. What the user may not see is left empty: it only costs advice.
final class Around {
    private static final Logger LOG = LoggerFactory.getLogger(Around.class);

    private Around() {}

    static Surroundings of(Bench bench, Vm vm, List<Point> points) throws EngineException, JobFailed {
        Engine engine = bench.engine();
        Path target = bench.repository().folder();
        return new Surroundings(
                Optional.of(engine.info()),
                seen(engine::hosts),
                seen(engine::storageDomains),
                seen(() -> engine.snapshots(vm.id())),
                seen(() -> engine.backups(vm.id())).stream()
                        .filter(each -> !each.phase().ended())
                        .toList(),
                permits(engine, vm),
                ours(bench, points),
                Optional.of(target),
                target.toFile().getUsableSpace());
    }

    private static Map<UUID, Set<String>> permits(Engine engine, Vm vm) throws EngineException {
        List<UUID> disks = vm.disks().stream().map(each -> each.disk().id()).toList();
        try {
            return engine.permits(disks);
        } catch (EngineRefused no) {
            LOG.info("the engine does not show us what we may do: {}", no.detail());
            return Map.of();
        }
    }

    private interface Listing<T> {
        List<T> list() throws EngineException;
    }

    private static <T> List<T> seen(Listing<T> listing) throws EngineException {
        try {
            return listing.list();
        } catch (EngineRefused no) {
            LOG.info("the engine does not show us everything: {}", no.detail());
            return List.of();
        }
    }

    private static Set<UUID> ours(Bench bench, List<Point> points) {
        Set<UUID> ours = new HashSet<>();
        points.forEach(point -> point.checkpoint().ifPresent(ours::add));
        try {
            bench.catalog().unsettled().stream().map(JournalEntry::id).forEach(ours::add);
        } catch (CatalogException e) {
            LOG.warn("the journal was not looked through", e);
        }
        return ours;
    }
}
