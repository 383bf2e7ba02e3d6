package io.chainkeeper.jobs.verify;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.PointFacts;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads back a day's share of the repository: what was not verified for the longest time. Done daily, everything
/// is read within 28 days, without a day on which all of it is.
public final class ShareJob implements Job {
    private static final int DAYS = 28;

    private final Bench bench;

    /// A share of the workplace's repository.
    public ShareJob(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Result work(LiveRun run) throws CatalogException, IOException, JobFailed, JobStopped {
        List<Reading> readings = new ArrayList<>();
        for (PointFacts each : share(bench.catalog().history().points())) {
            // A point that is in the catalog only is a rebuild's business.
            bench.repository().point(each.point()).ifPresent(point -> readings.add(new Reading(point, run)));
        }
        run.enter(Stage.READ_BACK);
        ReadBack read = ReadBack.of(readings, bench, run);
        run.enter(Stage.COMPARE);
        read.remember(bench);
        if (!read.damages().isEmpty()) {
            Failure.Damage first = read.damages().getFirst();
            throw new JobFailed(new Failure.BackUpAgain(FailureCode.POINT_DAMAGED, first.point(), read.damages()));
        }
        return new Result.VerifiedShare(read.sound(), read.files(), read.bytes());
    }

    /// The longest unread first, points that never were before all, until a day's share of the bytes is reached.
    static List<PointFacts> share(List<PointFacts> points) {
        long total = points.stream().mapToLong(PointFacts::storedBytes).sum();
        List<PointFacts> oldestFirst = points.stream()
                .sorted(Comparator.comparing(
                                (PointFacts each) -> each.verifiedAt().orElse(Instant.MIN))
                        .thenComparing(PointFacts::takenAt)
                        .thenComparing(PointFacts::point))
                .toList();
        List<PointFacts> share = new ArrayList<>();
        long bytes = 0;
        for (PointFacts each : oldestFirst) {
            if (!share.isEmpty() && bytes * DAYS >= total) {
                break;
            }
            share.add(each);
            bytes += each.storedBytes();
        }
        return share;
    }
}
