package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptDisk;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Proof;
import java.util.Optional;

/// The one translation from what a manifest says to what the catalog remembers.
public final class Memory {
    private Memory() {}

    /// A point as the catalog keeps it.
    public static KeptPoint of(Point point) {
        return new KeptPoint(
                point.id(),
                point.run(),
                point.vm().id(),
                point.vm().name(),
                point.engine().address(),
                point.takenAt(),
                point.checkpoint(),
                point.consistency().code(),
                point.proof()
                        .filter(proof -> proof.result() == Proof.Result.EQUAL)
                        .map(Proof::at),
                point.disks().stream().map(Memory::of).toList());
    }

    private static KeptDisk of(DiskVersion version) {
        return new KeptDisk(
                version.disk(),
                version.alias(),
                version.mode() == Mode.INCREMENTAL,
                version.reason().code(),
                version.virtualSize(),
                version.storedBytes(),
                version.parentPoint(),
                version.checksum());
    }

    /// Tells the catalog. The point exists whether that works or not.
    ///
    /// @return what went wrong, if anything
    public static Optional<String> keep(Bench bench, Point point) {
        try {
            bench.catalog().keep(of(point));
            return Optional.empty();
        } catch (CatalogException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
