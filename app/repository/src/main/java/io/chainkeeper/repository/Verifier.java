package io.chainkeeper.repository;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.repository.Verification.DiskResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Reads a point back and compares every digest that was made when it was taken.
final class Verifier {
    private final PointFolders folders;
    private final VerificationProgress progress;
    private final BooleanSupplier cancelled;

    Verifier(PointFolders folders, VerificationProgress progress, BooleanSupplier cancelled) {
        this.folders = folders;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    Verification verify(Point known, Path root) {
        Located located;
        try {
            located = folders.find(known.vm().id(), known.id())
                    .orElseThrow(
                            () -> new DamagedFile(folders.pointsOf(known.vm().id()), "point " + known.id()));
        } catch (IOException e) {
            List<DiskResult> unreadable = known.disks().stream()
                    .<DiskResult>map(disk -> new DiskResult.Unreadable(disk.disk(), e))
                    .toList();
            return new Verification(known.id(), List.of(e), unreadable);
        }
        List<DiskResult> disks = new ArrayList<>();
        progress.begin(located.point().disks().stream()
                .mapToLong(DiskVersion::virtualSize)
                .sum());
        long offset = 0;
        for (DiskVersion version : located.point().disks()) {
            progress.disk(offset);
            disks.add(disk(located, version, root));
            offset += version.virtualSize();
        }
        return new Verification(known.id(), sideFiles(located), disks);
    }

    private static List<IOException> sideFiles(Located located) {
        List<IOException> wrong = new ArrayList<>();
        for (SideFile file : List.of(located.point().ovf(), located.point().restoreText())) {
            try {
                SideFiles.checked(located.folder(), file);
            } catch (IOException e) {
                wrong.add(e);
            }
        }
        return wrong;
    }

    private DiskResult disk(Located located, DiskVersion version, Path root) {
        UUID disk = version.disk();
        if (cancelled.getAsBoolean()) {
            return new DiskResult.NotFinished(disk);
        }
        try {
            Chain chain = new Chains(folders).checked(located.point(), disk);
            var expected =
                    new BlockComparison.Expected(Digests.whole(located, version), Digests.stored(located, version));
            int cluster =
                    Chains.header(chain.top().file(), version.virtualSize()).clusterSize();
            try (DiskImage image = DiskImage.open(chain.top().file(), ImageFormat.QCOW2, root)) {
                return compare(
                        new BlockComparison(image, expected, version.virtualSize(), cluster, progress),
                        disk,
                        expected.stored());
            }
        } catch (IOException e) {
            return new DiskResult.Unreadable(disk, e);
        }
    }

    private DiskResult compare(BlockComparison comparison, UUID disk, StoredDigests expected) throws IOException {
        Optional<BlockComparison.Found> found = comparison.run(cancelled);
        if (found.isEmpty()) {
            return new DiskResult.NotFinished(disk);
        }
        List<Long> whole = found.get().differing();
        List<Long> stored = expected.differences(found.get().stored());
        return whole.isEmpty() && stored.isEmpty()
                ? new DiskResult.Sound(disk, found.get().bytesRead())
                : new DiskResult.Differs(disk, stored, whole);
    }
}
