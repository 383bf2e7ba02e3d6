package io.chainkeeper.jobs.verify;

import io.chainkeeper.images.DiskCells;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Meter;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Verification;
import io.chainkeeper.repository.VerificationProgress;
import java.util.Optional;

/// One point being read back, shown as one line: its disks are read together.
final class Reading {
    private final Point point;
    private final long size;
    private final long expected;
    private final VerificationProgress progress = new VerificationProgress();
    private final DiskGauge gauge;

    /// @param stored bytes that the images of the point's chains hold
    Reading(Point point, long stored, LiveRun run) {
        this.point = point;
        this.size = point.disks().stream().mapToLong(DiskVersion::virtualSize).sum();
        this.expected = Math.min(stored, size);
        this.gauge = run.show(new DiskGauge(point.id(), point.takenAt().toString(), size, expected));
    }

    /// A point of which only its own images' bytes are known.
    Reading(Point point, LiveRun run) {
        this(point, point.disks().stream().mapToLong(DiskVersion::storedBytes).sum(), run);
    }

    Point point() {
        return point;
    }

    /// Bytes that had to be read; zeroes are not.
    long bytesRead() {
        return progress.bytesRead();
    }

    Verification read(Bench bench, LiveRun run) {
        gauge.watch(new Meter() {
            @Override
            public long moved() {
                return progress.bytesRead();
            }

            @Override
            public long toMove() {
                // What the disks still to be opened hold is only guessed.
                double open = size == 0 ? 0 : 1 - (double) progress.bytesSurveyed() / size;
                return progress.bytesToRead() + (long) (expected * Math.max(0, open));
            }

            @Override
            public long zero() {
                return progress.bytesChecked() - progress.bytesRead();
            }

            @Override
            public Optional<DiskCells> cells() {
                return progress.cells();
            }
        });
        Verification found = bench.repository().verify(point, progress, run::cancelledOnceOpen);
        gauge.done();
        return found;
    }
}
