package io.chainkeeper.jobs.plan;

import io.chainkeeper.images.ImageFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a person wants back, and where.
public sealed interface RestoreRequest {
    /// The point to restore from.
    UUID point();

    /// Only these disks of the point; empty for all.
    Optional<Set<UUID>> disks();

    /// A new VM on the engine, with new ids and new MAC addresses; the old VM, if it still exists, is not
    /// touched.
    ///
    /// @param point          the point
    /// @param name           name of the new VM; must not exist yet
    /// @param cluster        cluster to create it in
    /// @param storageDomains per disk as backed up, the storage domain to put it on; a disk that is not named
    ///                       goes to [#storageDomain]
    /// @param storageDomain  where the other disks go; empty: where they were, by the id in the point
    /// @param disks          only these disks; empty for all
    /// @param prove          compare each uploaded disk with the stored checksum by the server's own
    record NewVm(
            UUID point,
            String name,
            UUID cluster,
            Map<UUID, UUID> storageDomains,
            Optional<UUID> storageDomain,
            Optional<Set<UUID>> disks,
            boolean prove)
            implements RestoreRequest {
        /// Refuses an empty name; keeps its own copies.
        public NewVm {
            if (name.isBlank()) {
                throw new IllegalArgumentException("the new VM needs a name");
            }
            storageDomains = Map.copyOf(storageDomains);
            disks = disks.map(Set::copyOf);
        }

        /// All disks to one storage domain, compared afterwards.
        public static NewVm of(UUID point, String name, UUID cluster, Optional<UUID> storageDomain) {
            return new NewVm(point, name, cluster, Map.of(), storageDomain, Optional.empty(), true);
        }
    }

    /// Flat image files in a folder of this computer, named after the disks' ids.
    ///
    /// @param point  the point
    /// @param folder where the files go; is created if it does not exist
    /// @param format raw or qcow2
    /// @param disks  only these disks; empty for all
    record LocalFiles(UUID point, Path folder, ImageFormat format, Optional<Set<UUID>> disks)
            implements RestoreRequest {
        /// Keeps its own copy of the set.
        public LocalFiles {
            disks = disks.map(Set::copyOf);
        }
    }
}
