package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.storage.DiskView;
import java.util.Map;
import java.util.UUID;

/// Hears of the moments that backups hold.
@FunctionalInterface
public interface MomentListener {
    /// Hears of none.
    MomentListener NOBODY = (vm, disks) -> {};

    /// A backup has begun to hold its moment. Called inside the data centre's lock: whoever takes long here makes
    /// everybody wait.
    ///
    /// @param vm    whose disks they are
    /// @param disks as they are at the moment, by id
    void held(UUID vm, Map<UUID, ? extends DiskView> disks);
}
