package io.chainkeeper.jobs.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A small file that only its owner may read, and that is whole after a power cut: the old one or the new one.
///
/// On Windows the person's profile, in which it lies, is already closed to others.
public final class PrivateFile {
    private static final FileAttribute<?>[] OWNER_FILE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    private static final FileAttribute<?>[] OWNER_FOLDER = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
    private static final FileAttribute<?>[] NOTHING_SPECIAL = {};

    private PrivateFile() {}

    /// Makes a folder, and those above it, if they are not there.
    public static void makeFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, posix(folder) ? OWNER_FOLDER : NOTHING_SPECIAL);
        }
    }

    /// Writes a sibling, syncs it, and moves it into the file's place.
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = folderOf(file);
        makeFolder(folder);
        Path part = Files.createTempFile(
                folder, "." + file.getFileName(), ".tmp", posix(folder) ? OWNER_FILE : NOTHING_SPECIAL);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        sync(folder);
    }

    /// Deletes a file for good: it is gone after a power cut, too. One that is not there is fine.
    static void remove(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            sync(folderOf(file));
        }
    }

    /// Opens a file for a lock; makes it if it is not there.
    static FileChannel openForLock(Path file) throws IOException {
        Path folder = folderOf(file);
        makeFolder(folder);
        Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, how, posix(folder) ? OWNER_FILE : NOTHING_SPECIAL);
    }

    /// The file's bytes.
    ///
    /// @param max bytes; a larger file is refused
    public static byte[] read(Path file, int max) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new IOException(file + " is larger than " + max + " bytes");
            }
            return bytes;
        }
    }

    private static void sync(Path folder) throws IOException {
        if (posix(folder)) { // elsewhere a folder cannot be opened
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return folder;
    }
}
