package io.chainkeeper.jobs.backup;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.PointDraft;
import io.chainkeeper.repository.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Completes whole-disk digests beside the transfers. A full brings them along; an incremental's are the
/// parent's list with only the touched blocks read again, one disk after the other, while others are still moving.
final class Digesting implements AutoCloseable {
    private final Repository repository;
    private final Optional<Point> since;
    private final PointDraft draft;
    private final ExecutorService beside =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("digests").factory());

    Digesting(Repository repository, Optional<Point> since, PointDraft draft) {
        this.repository = repository;
        this.since = since;
        this.draft = draft;
    }

    /// A disk's digests, later.
    CompletableFuture<BlockDigests> of(Copied copied) {
        Optional<BlockDigests> whole = copied.downloaded().whole();
        if (copied.mode() == Mode.FULL && whole.isPresent()) {
            return CompletableFuture.completedFuture(whole.get());
        }
        return CompletableFuture.supplyAsync(() -> derived(copied), beside);
    }

    private BlockDigests derived(Copied copied) {
        UUID disk = copied.attachment().disk().id();
        Path file = draft.imageFile(disk);
        // vms/<vm>/points/<point>/<disk>.qcow2: backing files lie in sister folders of the point's.
        Path points = Objects.requireNonNull(
                Objects.requireNonNull(file.toAbsolutePath().getParent()).getParent());
        try (DiskImage now = DiskImage.open(file, ImageFormat.QCOW2, points)) {
            return copied.mode() == Mode.FULL
                    ? BlockDigests.of(now)
                    : repository
                            .digests(since.orElseThrow(), disk)
                            .derive(now, copied.downloaded().touched());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for digests.
    static BlockDigests await(CompletableFuture<BlockDigests> digests) throws IOException, JobFailed {
        try {
            return digests.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io && io.getCause() instanceof IOException original) {
                throw original;
            }
            throw e;
        }
    }

    /// Waits for what is under way; it only reads.
    @Override
    public void close() {
        beside.close();
    }
}
