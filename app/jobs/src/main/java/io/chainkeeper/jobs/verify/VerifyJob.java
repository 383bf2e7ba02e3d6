package io.chainkeeper.jobs.verify;

import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads a point back, with every point that its chains lead through: each image's own bytes and each whole
/// disk.
public final class VerifyJob implements Job {
    private final Bench bench;
    private final UUID point;

    /// A verification of one point.
    public VerifyJob(Bench bench, UUID point) {
        this.bench = bench;
        this.point = point;
    }

    @Override
    public Result work(LiveRun run) throws IOException, JobFailed, JobStopped {
        Point asked = bench.repository()
                .point(point)
                .orElseThrow(() -> new JobFailed(new Failure.ChooseAgain(FailureCode.POINT_GONE, point.toString())));
        run.named(asked.vm().name());
        Map<UUID, Point> points = pointsOf(asked);
        List<Reading> readings = readings(List.copyOf(points.values()), run);
        run.enter(Stage.READ_BACK);
        ReadBack read = ReadBack.of(readings, bench, run);
        run.enter(Stage.COMPARE);
        if (!read.damages().isEmpty()) {
            throw new JobFailed(new Failure.BackUpAgain(FailureCode.POINT_DAMAGED, point, read.damages()));
        }
        read.remember(bench);
        return new Result.Verified(point, read.files(), read.bytes());
    }

    /// A point is read through the points below it.
    private static List<Reading> readings(List<Point> newestFirst, LiveRun run) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            long stored = newestFirst.subList(i, newestFirst.size()).stream()
                    .flatMap(each -> each.disks().stream())
                    .mapToLong(DiskVersion::storedBytes)
                    .sum();
            readings.add(new Reading(newestFirst.get(i), stored, run));
        }
        return readings;
    }

    /// The point and all below it, so that a damage is found in the file that has it.
    private Map<UUID, Point> pointsOf(Point asked) throws JobFailed {
        Map<UUID, Point> points = new LinkedHashMap<>();
        points.put(asked.id(), asked);
        for (DiskVersion version : asked.disks()) {
            try {
                Chain chain = bench.repository().chainOf(asked, version.disk());
                chain.links().forEach(link -> points.putIfAbsent(link.point().id(), link.point()));
            } catch (IOException e) {
                throw new JobFailed(
                        Failures.reading(e, asked.id(), bench.repository().folder()), e);
            }
        }
        return points;
    }
}
