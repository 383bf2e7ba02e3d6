package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.StorageDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Storage domains without room, until the disk that filled them is gone. Guarded by the data centre's lock.
final class FullDomains {
    private final DataCentre dataCentre;
    private final Map<UUID, StorageDomain> before = new HashMap<>();

    FullDomains(DataCentre dataCentre) {
        this.dataCentre = dataCentre;
    }

    /// The domain of a disk shows no room from now on.
    void filledBy(UUID disk) {
        Optional.ofNullable(dataCentre.disks().get(disk))
                .flatMap(Disk::storageDomain)
                .map(dataCentre.storageDomains()::get)
                .filter(domain -> domain.available() > 0)
                .ifPresent(domain -> {
                    before.put(disk, domain);
                    dataCentre.add(domain.full());
                });
    }

    /// A disk is gone, and with it what it took.
    void freedBy(UUID disk) {
        Optional.ofNullable(before.remove(disk)).ifPresent(dataCentre::add);
    }
}
