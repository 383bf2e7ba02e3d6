package io.chainkeeper.engine;

import java.util.List;
import java.util.UUID;

/// A storage domain: where disks live.
///
/// @param id          of the domain
/// @param name        for people
/// @param type        in the engine's words: `data`, `iso`, `export` …
/// @param storageType in the engine's words: `nfs`, `iscsi`, `fcp` …
/// @param available   free bytes; 0 when the engine does not say
/// @param used        bytes in use; 0 when the engine does not say
/// @param dataCenters it is attached to
public record StorageDomain(
        UUID id, String name, String type, String storageType, long available, long used, List<UUID> dataCenters) {
    /// Copies the list.
    public StorageDomain {
        dataCenters = List.copyOf(dataCenters);
    }

    /// On block storage a thin disk is not extended during an upload, so it needs a sufficient initial size.
    public boolean block() {
        return storageType.equals("iscsi") || storageType.equals("fcp");
    }
}
