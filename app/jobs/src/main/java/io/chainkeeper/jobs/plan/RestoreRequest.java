package io.chainkeeper.jobs.plan;

import io.chainkeeper.images.ImageFormat;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
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

    /// A new VM on the engine, with new ids; the old VM, if it still exists, is not touched.
    ///
    /// @param point          the point
    /// @param name           name of the new VM; must not exist yet
    /// @param cluster        cluster to create it in
    /// @param storageDomains per disk as backed up, the storage domain to put it on; a disk that is not named
    ///                       goes to [#storageDomain]
    /// @param storageDomain  where the other disks go; empty: where they were, by the id in the point
    /// @param disks          only these disks; empty for all
    /// @param nics           what becomes of the network cards; a card that is not named comes back on the
    ///                       network of the same name, if there is one, with a new MAC address
    /// @param prove          compare each uploaded disk with the stored checksum by the server's own
    record NewVm(
            UUID point,
            String name,
            UUID cluster,
            Map<UUID, UUID> storageDomains,
            Optional<UUID> storageDomain,
            Optional<Set<UUID>> disks,
            List<NicChoice> nics,
            boolean prove)
            implements RestoreRequest {
        /// Refuses an empty name, and two choices for one card; keeps its own copies.
        public NewVm {
            if (name.isBlank()) {
                throw new IllegalArgumentException("the new VM needs a name");
            }
            storageDomains = Map.copyOf(storageDomains);
            disks = disks.map(Set::copyOf);
            nics = List.copyOf(nics);
            Set<String> chosen = new HashSet<>();
            for (NicChoice each : nics) {
                if (!chosen.add(each.nic())) {
                    throw new IllegalArgumentException("two choices for network card " + each.nic());
                }
            }
        }

        /// All disks to one storage domain, compared afterwards; network cards with new MAC addresses.
        public static NewVm of(UUID point, String name, UUID cluster, Optional<UUID> storageDomain) {
            return new NewVm(point, name, cluster, Map.of(), storageDomain, Optional.empty(), List.of(), true);
        }
    }

    /// Disks of the point as new disks on the engine. No disk that exists is written to, replaced or taken
    /// off a VM.
    ///
    /// @param point          the point
    /// @param wanted         the disks, at least one
    /// @param target         what they hang on
    /// @param storageDomains per disk as backed up, the storage domain to put it on; a disk that is not named
    ///                       goes to [#storageDomain]
    /// @param storageDomain  where the other disks go; empty: where they were, by the id in the point
    /// @param prove          compare each uploaded disk with the stored checksum by the server's own
    record Disks(
            UUID point,
            Set<UUID> wanted,
            DiskTarget target,
            Map<UUID, UUID> storageDomains,
            Optional<UUID> storageDomain,
            boolean prove)
            implements RestoreRequest {
        /// Refuses an empty choice; keeps its own copies.
        public Disks {
            wanted = Set.copyOf(wanted);
            if (wanted.isEmpty()) {
                throw new IllegalArgumentException("no disk is chosen");
            }
            storageDomains = Map.copyOf(storageDomains);
        }

        @Override
        public Optional<Set<UUID>> disks() {
            return Optional.of(wanted);
        }
    }

    /// What restored disks hang on.
    sealed interface DiskTarget {
        /// An existing VM. While it is down the disks become active and are there at its next start. While it
        /// is up they are attached inactive, and plugged in only when that is asked for. In any other state
        /// the VM is busy and nothing begins.
        ///
        /// @param vm   the VM
        /// @param plug plug them in at once even while the VM runs; not possible on IDE and SATA
        record ToVm(UUID vm, boolean plug) implements DiskTarget {}

        /// Nothing: the disks float, and an administrator attaches them.
        record Floating() implements DiskTarget {}
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
