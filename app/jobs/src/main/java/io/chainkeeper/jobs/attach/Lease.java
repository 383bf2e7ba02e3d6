package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Being the only process of its kind for this user. The system takes the lease back when the process ends,
/// however it ends.
public final class Lease implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Path sign;

    private Lease(FileChannel channel, FileLock lock, Path sign) {
        this.channel = channel;
        this.lock = lock;
        this.sign = sign;
    }

    /// Becomes the only one.
    ///
    /// @param folder of the program's data, see `Homes`
    /// @param name   what there is one of, such as `agent`
    /// @return empty if another one is there
    public static Optional<Lease> take(Path folder, String name) throws IOException {
        PrivateFile.makeFolder(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another part of this process is it
        } finally {
            if (lock.isEmpty()) {
                channel.close();
            }
        }
        return lock.map(held -> new Lease(channel, held, sign(folder, name)));
    }

    /// Where the one that has the lease says how to reach it, see [Server#open] and [Remote#find].
    public static Path sign(Path folder, String name) {
        return folder.resolve(name + ".json");
    }

    /// The same for this lease.
    public Path sign() {
        return sign;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
