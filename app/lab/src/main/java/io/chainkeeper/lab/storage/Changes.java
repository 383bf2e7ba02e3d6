package io.chainkeeper.lab.storage;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Which granules of a disk changed since each of its checkpoints. Safe for many threads; starting, copying and
/// resizing are exact only while nobody writes.
final class Changes {
    private final Map<UUID, GranuleSet> sinceCheckpoint = new ConcurrentHashMap<>();

    /// Begins anew for a checkpoint: nothing has changed since.
    void start(UUID checkpoint, long granules) {
        sinceCheckpoint.put(checkpoint, new GranuleSet(granules));
    }

    void stop(UUID checkpoint) {
        sinceCheckpoint.remove(checkpoint);
    }

    boolean knows(UUID checkpoint) {
        return sinceCheckpoint.containsKey(checkpoint);
    }

    List<UUID> checkpoints() {
        return List.copyOf(sinceCheckpoint.keySet());
    }

    /// A granule is about to change.
    void add(long granule) {
        for (GranuleSet changed : sinceCheckpoint.values()) {
            changed.add(granule);
        }
    }

    /// What changed until now, by checkpoint.
    Map<UUID, GranuleSet> copy() {
        Map<UUID, GranuleSet> copies = new ConcurrentHashMap<>();
        sinceCheckpoint.forEach((id, set) -> copies.put(id, set.copy(set.granules())));
        return copies;
    }

    /// The disk has another size now; new granules count as unchanged.
    void resize(long granules) {
        sinceCheckpoint.replaceAll((id, set) -> set.copy(granules));
    }
}
