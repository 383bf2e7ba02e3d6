package io.chainkeeper.jobs.recover;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Memory;
import io.chainkeeper.repository.Finding;
import io.chainkeeper.repository.Scan;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Writes the catalog anew from the repository's manifests, in one transaction. Reads no image.
public final class RebuildJob implements Job {
    private final Bench bench;

    /// A rebuild of the workplace's catalog.
    public RebuildJob(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Result work(LiveRun run) throws CatalogException, IOException, JobStopped {
        Scan scan = bench.repository().scan();
        List<KeptPoint> points = scan.points().stream().map(Memory::of).toList();
        run.stopIfCancelled();
        run.enter(Stage.REMEMBER);
        bench.catalog().replaceAll(points);
        List<String> problems =
                scan.findings().stream().flatMap(RebuildJob::problem).toList();
        return new Result.CatalogRebuilt(points.size(), problems);
    }

    /// Only what keeps a point out of the catalog; the rest is for verify.
    private static Stream<String> problem(Finding finding) {
        return switch (finding) {
            case Finding.Unreadable bad -> Stream.of(bad.path() + ": " + bad.reason());
            case Finding.Newer newer ->
                Stream.of(newer.path() + ": written by a newer program, format " + newer.format());
            case Finding.Duplicate twice -> Stream.of(twice.path() + ": the same point as " + twice.used());
            case Finding.Unfinished unfinished -> Stream.empty();
            case Finding.FileMissing missing -> Stream.empty();
            case Finding.LengthDiffers differs -> Stream.empty();
            case Finding.BrokenChain broken -> Stream.empty();
            case Finding.Stray stray -> Stream.empty();
        };
    }
}
