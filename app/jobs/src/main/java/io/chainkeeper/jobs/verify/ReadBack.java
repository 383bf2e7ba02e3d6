package io.chainkeeper.jobs.verify;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.ImageException;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.RepositoryException;
import io.chainkeeper.repository.Verification;
import io.chainkeeper.repository.Verification.DiskResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What reading points back has shown.
///
/// @param sound   points that are what they were
/// @param damages every damaged file
/// @param files   images read
/// @param bytes   bytes read
record ReadBack(List<UUID> sound, List<Failure.Damage> damages, int files, long bytes) {
    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

    /// Copies the lists.
    ReadBack {
        sound = List.copyOf(sound);
        damages = List.copyOf(damages);
    }

    /// Reads one point after the other.
    static ReadBack of(List<Reading> readings, Bench bench, LiveRun run) throws IOException, JobStopped {
        List<UUID> sound = new ArrayList<>();
        List<Failure.Damage> damages = new ArrayList<>();
        List<Failure.Damage> inherited = new ArrayList<>();
        long bytes = 0;
        int files = 0;
        for (Reading reading : readings) {
            Verification found = reading.read(bench, run);
            run.stopIfCancelled();
            int before = damages.size() + inherited.size();
            sort(reading.point(), found, damages, inherited);
            if (damages.size() + inherited.size() == before) {
                sound.add(reading.point().id());
            }
            bytes += reading.bytesRead();
            files += reading.point().disks().size();
        }
        // Where no file below is to blame, the image's own tables must be.
        return new ReadBack(sound, damages.isEmpty() ? inherited : damages, files, bytes);
    }

    /// Writes down that the sound points were read back. The verification is no worse when that does not work.
    void remember(Bench bench) {
        try {
            bench.catalog().history().verified(sound, bench.clock().instant());
        } catch (CatalogException e) {
            LOG.warn("the catalog was not told what was verified", e);
        }
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
