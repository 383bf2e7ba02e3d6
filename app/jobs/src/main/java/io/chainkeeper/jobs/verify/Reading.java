package io.chainkeeper.jobs.verify;

import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Meter;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Verification;
import io.chainkeeper.repository.VerificationProgress;

/// One point being read back, shown as one line: its disks are read together.
final class Reading {
    private final Point point;
    private final VerificationProgress progress = new VerificationProgress();
    private final DiskGauge gauge;

    Reading(Point point, LiveRun run) {
        this.point = point;
        long size = point.disks().stream().mapToLong(DiskVersion::virtualSize).sum();
        this.gauge = run.show(new DiskGauge(point.id(), point.takenAt().toString(), size, size));
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
                return progress.bytesChecked();
            }

            @Override
            public long toMove() {
                return point.disks().stream()
                        .mapToLong(DiskVersion::virtualSize)
                        .sum();
            }

            @Override
            public long zero() {
                return progress.bytesChecked() - progress.bytesRead();
            }
        });
        Verification found = bench.repository().verify(point, progress, run::cancelled);
        gauge.done();
        return found;
    }
}
