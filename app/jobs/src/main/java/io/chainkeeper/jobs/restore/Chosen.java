package io.chainkeeper.jobs.restore;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.MovedLink;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The point and the disks that a request means.
///
/// @param point the point
/// @param disks the chosen versions, in the point's order
record Chosen(Point point, List<DiskVersion> disks) {
    /// Keeps its own copy of the list.
    Chosen {
        disks = List.copyOf(disks);
    }

    /// Finds them.
    ///
    /// @throws JobFailed if the point, or a chosen disk of it, does not exist
    static Chosen of(Bench bench, RestoreRequest request) throws IOException, JobFailed {
        Point point = bench.repository()
                .point(request.point())
                .orElseThrow(() -> new JobFailed(new Failure.ChooseAgain(
                        FailureCode.POINT_GONE, request.point().toString())));
        Optional<Set<UUID>> wanted = request.disks();
        for (UUID disk : wanted.orElse(Set.of())) {
            if (point.disk(disk).isEmpty()) {
                throw new JobFailed(new Failure.ChooseAgain(FailureCode.DISK_NOT_IN_POINT, disk.toString()));
            }
        }
        return new Chosen(
                point,
                point.disks().stream()
                        .filter(version ->
                                wanted.map(set -> set.contains(version.disk())).orElse(true))
                        .toList());
    }

    /// Checks that every link of every chain is there, and links again what was moved.
    void checkChains(Bench bench, LiveRun run) throws JobFailed {
        for (DiskVersion version : disks) {
            try {
                check(bench, run, version);
            } catch (IOException e) {
                throw new JobFailed(
                        Failures.reading(e, point.id(), bench.repository().folder()), e);
            }
        }
    }

    private void check(Bench bench, LiveRun run, DiskVersion version) throws IOException {
        try {
            bench.repository().chainOf(point, version.disk());
        } catch (MovedLink moved) {
            bench.repository().relink(point);
            bench.repository().chainOf(point, version.disk());
            run.note(Finding.of(Finding.Kind.CHAIN_RELINKED, version.file()));
        }
    }
}
