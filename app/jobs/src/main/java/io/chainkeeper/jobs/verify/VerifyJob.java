package io.chainkeeper.jobs.verify;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.ImageException;
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
import io.chainkeeper.repository.RepositoryException;
import io.chainkeeper.repository.Verification;
import io.chainkeeper.repository.Verification.DiskResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        List<Reading> readings =
                points.values().stream().map(each -> new Reading(each, run)).toList();
        run.enter(Stage.READ_BACK);
        List<Failure.Damage> damages = new ArrayList<>();
        List<Failure.Damage> inherited = new ArrayList<>();
        long bytes = 0;
        int files = 0;
        for (Reading reading : readings) {
            Verification found = reading.read(bench, run);
            run.stopIfCancelled();
            sort(reading.point(), found, damages, inherited);
            bytes += reading.bytesRead();
            files += reading.point().disks().size();
        }
        run.enter(Stage.COMPARE);
        if (damages.isEmpty()) {
            // No file below is to blame, so the image's own tables must be.
            damages.addAll(inherited);
        }
        if (!damages.isEmpty()) {
            throw new JobFailed(new Failure.BackUpAgain(FailureCode.POINT_DAMAGED, point, damages));
        }
        return new Result.Verified(point, files, bytes);
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

    /// @param inherited gets what differs only through the chain: usually a file below is to blame, and is
    ///                  named
    private static void sort(
            Point read, Verification found, List<Failure.Damage> damages, List<Failure.Damage> inherited) {
        for (IOException side : found.sideFiles()) {
            damages.add(new Failure.Damage(read.id(), fileOf(side), Optional.empty(), facts(side)));
        }
        for (DiskResult result : found.disks()) {
            String file = read.disk(result.disk()).map(DiskVersion::file).orElse("");
            switch (result) {
                case DiskResult.Sound sound -> {}
                case DiskResult.NotFinished stopped -> {}
                case DiskResult.Unreadable bad ->
                    damages.add(new Failure.Damage(read.id(), file, Optional.empty(), facts(bad.why())));
                case DiskResult.Differs differs ->
                    (throughTheChain(read, differs) ? inherited : damages).add(differs(read, file, differs));
            }
        }
    }

    private static boolean throughTheChain(Point read, DiskResult.Differs differs) {
        return differs.storedBlocks().isEmpty()
                && read.disk(differs.disk()).flatMap(DiskVersion::parentPoint).isPresent();
    }

    private static Failure.Damage differs(Point read, String file, DiskResult.Differs differs) {
        List<Long> blocks = differs.storedBlocks().isEmpty() ? differs.wholeBlocks() : differs.storedBlocks();
        return new Failure.Damage(
                read.id(),
                file,
                Optional.of(blocks.getFirst() * BlockDigests.BLOCK_SIZE),
                blocks.size() + (blocks.size() == 1 ? " block differs" : " blocks differ"));
    }

    private static String fileOf(IOException trouble) {
        Path path = switch (trouble) {
            case RepositoryException repository -> repository.path();
            case ImageException image -> image.file();
            case IOException other -> Path.of("");
        };
        return Objects.toString(path.getFileName(), "");
    }

    private static String facts(IOException trouble) {
        return Objects.toString(trouble.getMessage(), trouble.getClass().getSimpleName());
    }
}
