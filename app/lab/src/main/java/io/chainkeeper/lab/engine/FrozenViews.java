package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.storage.Frozen;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The disks' frozen moments, by who holds them (a backup or a person's snapshot) and by disk. Guarded by the data
/// centre's lock.
final class FrozenViews {
    private final Map<UUID, Map<UUID, Frozen>> held = new HashMap<>();

    void keep(UUID holder, UUID disk, Frozen view) {
        held.computeIfAbsent(holder, h -> new LinkedHashMap<>()).put(disk, view);
    }

    Optional<Frozen> of(UUID holder, UUID disk) {
        return Optional.ofNullable(held.getOrDefault(holder, Map.of()).get(disk));
    }

    /// All that a holder has, by disk.
    Map<UUID, Frozen> of(UUID holder) {
        return Map.copyOf(held.getOrDefault(holder, Map.of()));
    }

    /// Lets go of everything a holder has.
    void release(UUID holder) {
        Map<UUID, Frozen> views = held.remove(holder);
        if (views != null) {
            views.values().forEach(Frozen::close);
        }
    }

    /// Lets go of everything.
    void releaseAll() {
        for (UUID holder : held.keySet().toArray(UUID[]::new)) {
            release(holder);
        }
    }
}
