package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a backup of a VM would do now.
///
/// @param vm             the VM as the engine shows it now
/// @param since          the point that incremental disks build on
/// @param fromCheckpoint the engine's checkpoint of that point; present exactly when a disk is incremental
/// @param disks          what is backed up, and how, and why
/// @param leftOut        what is not, and why
/// @param findings       what else a person should know
/// @param prove          this run is compared with the server's checksum
public record BackupPlan(
        Vm vm,
        Optional<Point> since,
        Optional<UUID> fromCheckpoint,
        List<PlannedDisk> disks,
        List<LeftOut> leftOut,
        List<Finding> findings,
        boolean prove) {

    /// Keeps its own copies of the lists.
    public BackupPlan {
        disks = List.copyOf(disks);
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
    }

    /// The finding that forbids a backup now, if there is one.
    public Optional<Finding> blocking() {
        return findings.stream()
                .filter(finding -> finding.kind().severity() == Finding.Severity.BLOCKING)
                .findFirst();
    }

    /// Whether anything is incremental.
    public boolean incremental() {
        return disks.stream().anyMatch(disk -> disk.mode() == Mode.INCREMENTAL);
    }
}
