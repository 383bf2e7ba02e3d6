package io.chainkeeper.desktop.kept;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A restore point as people read it.
///
/// @param id          of the point
/// @param vm          id of its VM
/// @param vmName      the VM's name when it was taken
/// @param takenAt     for sorting
/// @param time        date and time in words
/// @param kind        full, incremental, or how many of each
/// @param storedBytes for sorting
/// @param stored      what it costs, in words
/// @param sizeBytes   of all its disks as the guest sees them
/// @param size        the same in words
/// @param consistency what is promised about the guest's files
/// @param proof       whether it was compared with the engine
/// @param disks       its disk versions in words
public record PointRow(
        UUID id,
        UUID vm,
        String vmName,
        Instant takenAt,
        String time,
        String kind,
        long storedBytes,
        String stored,
        long sizeBytes,
        String size,
        String consistency,
        String proof,
        List<KeptDisk> disks) {
    /// One disk version of a point.
    ///
    /// @param disk   the engine's id
    /// @param alias  for people
    /// @param full   whether it stands alone
    /// @param mode   full or incremental, in words
    /// @param why    the reason for the mode
    /// @param stored what it costs, in words
    /// @param size   as the guest sees it, in words
    /// @param home   the storage domain that it lay on
    public record KeptDisk(
            UUID disk,
            String alias,
            boolean full,
            String mode,
            String why,
            String stored,
            String size,
            Optional<UUID> home) {}

    /// Copies the list.
    public PointRow {
        disks = List.copyOf(disks);
    }

    /// A point in words.
    public static PointRow of(Point point, Wording wording) {
        long size = point.disks().stream().mapToLong(DiskVersion::virtualSize).sum();
        return new PointRow(
                point.id(),
                point.vm().id(),
                point.vm().name(),
                point.takenAt(),
                wording.moments().at(point.takenAt()),
                kind(point, wording),
                point.storedBytes(),
                wording.size(point.storedBytes()),
                size,
                wording.size(size),
                wording.get("consistency." + point.consistency().code()),
                point.proof()
                        .map(proof -> wording.get("proof."
                                + proof.result().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .orElse(wording.get("proof.not-available")),
                point.disks().stream().map(disk -> kept(disk, wording)).toList());
    }

    private static String kind(Point point, Wording wording) {
        long full = point.disks().stream().filter(d -> d.mode() == Mode.FULL).count();
        long incremental = point.disks().size() - full;
        if (incremental == 0) {
            return wording.get("mode.full");
        }
        return full == 0 ? wording.get("mode.incremental") : wording.get("mode.mixed", full, incremental);
    }

    private static KeptDisk kept(DiskVersion version, Wording wording) {
        boolean full = version.mode() == Mode.FULL;
        return new KeptDisk(
                version.disk(),
                version.alias(),
                full,
                wording.words().of(version.mode()),
                wording.words().of(version.reason()),
                wording.size(version.storedBytes()),
                wording.size(version.virtualSize()),
                version.shape().storageDomainId());
    }

    /// The whole row as a sentence.
    public String spoken(Wording wording) {
        return wording.get("points.row.spoken", time, vmName, kind, stored);
    }
}
