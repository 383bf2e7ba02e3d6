package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// The disks of a run, at the same time. The first failure stops the others; when this returns, all have ended and put
/// their things away, whatever happened.
///
/// How fast they are together is not decided here: their workers share the [seats][io.chainkeeper.transfer.Seats] and
/// the bandwidth with those of all other runs.
public final class Together {
    /// Disks with an open transfer at a time. More would only share the same seats, and keep more tickets waiting.
    public static final int MOST = 8;

    private Together() {}

    /// What is done with one of them.
    ///
    /// @param <T> what comes out
    /// @param <X> what else may go wrong
    @FunctionalInterface
    public interface Part<T, X extends Exception> {
        /// Does it.
        ///
        /// @param strand to be asked and told instead of the run
        T work(Strand strand) throws EngineException, CatalogException, IOException, JobFailed, JobStopped, X;
    }

    /// Does all parts, begun in their order, and gives what came out in the same order.
    ///
    /// @param other the kind of `X`
    /// @throws JobStopped somebody cancelled
    public static <T, X extends Exception> List<T> all(LiveRun run, Class<X> other, List<Part<T, X>> parts)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, X {
        var failed = new CompletableFuture<Void>();
        var first = new CompletableFuture<Throwable>();
        var room = new Semaphore(MOST, true);
        List<Future<T>> begun = new ArrayList<>();
        try (ExecutorService each = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("disk-of-" + run.id() + "-", 0).factory())) {
            for (Part<T, X> part : parts) {
                room.acquireUninterruptibly();
                begun.add(each.submit(() -> {
                    Strand strand = run.split(failed);
                    try {
                        strand.stopIfCancelled();
                        return part.work(strand);
                    } catch (Throwable e) {
                        first.complete(e);
                        failed.complete(null);
                        throw e;
                    } finally {
                        run.join(strand);
                        room.release();
                    }
                }));
            }
        }
        return first.isDone() ? thrown(first.join(), other) : results(begun);
    }

    private static <T> List<T> results(List<Future<T>> ended) {
        return ended.stream().map(Future::resultNow).toList();
    }

    private static <T, X extends Exception> List<T> thrown(Throwable first, Class<X> other)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, X {
        if (other.isInstance(first)) {
            throw other.cast(first);
        }
        switch (first) {
            case EngineException e -> throw e;
            case CatalogException e -> throw e;
            case IOException e -> throw e;
            case JobFailed e -> throw e;
            case JobStopped e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(first);
        }
    }
}
