package io.chainkeeper.jobs.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread of one process at a time do something with a file: read it, change it, save it. That takes
/// milliseconds, and the lock is there for exactly this I/O.
final class BetweenProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /// A file lock belongs to the whole process, so the threads of this one take turns by this.
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path file;

    /// @param file that is locked; never the one that is replaced, for a lock stays with the replaced one
    BetweenProcesses(Path file) {
        this.file = file;
    }

    /// What is done meanwhile.
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T holding(Work<T> work) throws IOException {
        try {
            if (!HERE.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("another thread keeps " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + file, e);
        }
        try (FileChannel channel = PrivateFile.openForLock(file);
                FileLock lock = patiently(channel)) {
            return work.run();
        } finally {
            HERE.unlock();
        }
    }

    private FileLock patiently(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IOException("another process keeps " + file);
    }
}
