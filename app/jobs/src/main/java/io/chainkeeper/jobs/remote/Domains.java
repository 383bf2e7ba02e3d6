package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which storage domains a run works on, by id with their names. Where nobody tells, none: the run itself will say
/// what is wrong.
///
/// @param bench the engine
public record Domains(Bench bench) {
    private static final Logger LOG = LoggerFactory.getLogger(Domains.class);

    /// Finds ids of storage domains.
    @FunctionalInterface
    public interface Ids {
        /// Asks.
        Set<UUID> find() throws EngineException, IOException, JobFailed;
    }

    /// Those of a VM's disks.
    public Map<UUID, String> of(UUID vm) {
        return of(() -> bench.engine().vm(vm).map(Domains::ids).orElse(Set.of()));
    }

    private static Set<UUID> ids(Vm vm) {
        return vm.disks().stream()
                .map(AttachedDisk::disk)
                .flatMap(disk -> disk.storageDomain().stream())
                .collect(Collectors.toSet());
    }

    /// Some that are found out.
    public Map<UUID, String> of(Ids ids) {
        try {
            Set<UUID> found = ids.find();
            return found.isEmpty() ? Map.of() : named(bench.engine(), found);
        } catch (EngineException | IOException | JobFailed e) {
            LOG.info("The storage domains of a run are not known: {}", e.getMessage());
            return Map.of();
        }
    }

    private static Map<UUID, String> named(Engine engine, Set<UUID> ids) throws EngineException {
        List<StorageDomain> all = engine.storageDomains();
        Map<UUID, String> named = new HashMap<>();
        for (UUID id : ids) {
            Optional<String> name = all.stream()
                    .filter(each -> each.id().equals(id))
                    .map(StorageDomain::name)
                    .findFirst();
            named.put(id, name.orElseGet(id::toString));
        }
        return named;
    }
}
