package io.chainkeeper.repository;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a second writer out of a repository.
///
/// The operating system's lock on the file `lock` is the truth: it ends with the process, so there is no
/// stale lock. Who holds it stands in a second file, `lock-owner.json`. They are two because closing *any*
/// handle of a locked file gives a POSIX lock back: nobody in this process may open `lock` while it is held,
/// not even to read it. That is also why the locks of this process are remembered here.
final class RepositoryLock implements AutoCloseable {
    private static final Set<Object> HELD_BY_US = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Object key;
    private final FileChannel channel;

    private RepositoryLock(Path folder, Object key, FileChannel channel) {
        this.folder = folder;
        this.key = key;
        this.channel = channel;
    }

    static RepositoryLock take(Path folder) throws IOException {
        Path file = folder.resolve(Layout.LOCK_FILE);
        Object key = identity(file);
        if (!HELD_BY_US.add(key)) {
            throw new RepositoryInUse(folder, owner(folder));
        }
        boolean taken = false;
        try {
            RepositoryLock lock = new RepositoryLock(folder, key, locked(folder, file));
            Durable.replace(folder.resolve(Layout.OWNER_FILE), Json.write(ourselves()));
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD_BY_US.remove(key);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(folder.resolve(Layout.OWNER_FILE));
        } finally {
            HELD_BY_US.remove(key);
        }
    }

    private static FileChannel locked(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new RepositoryInUse(folder, owner(folder));
        }
        return channel;
    }

    /// What makes two paths the same file, however they are spelled. Makes the file without opening one that exists.
    private static Object identity(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException _) {
            // It stays for ever: removing it would let two programs lock two files of the same name.
        }
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    private static ObjectNode ourselves() {
        ProcessHandle process = ProcessHandle.current();
        return Json.object()
                .put("pid", process.pid())
                .put("host", host())
                .put(
                        "started",
                        process.info().startInstant().orElse(Instant.EPOCH).toString());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static Optional<LockOwner> owner(Path folder) {
        try {
            Fields fields = Json.read(folder.resolve(Layout.OWNER_FILE));
            return Optional.of(new LockOwner(fields.size("pid"), fields.text("host"), fields.moment("started")));
        } catch (IOException _) {
            return Optional.empty(); // it has not been written yet, or is gone again
        }
    }
}
