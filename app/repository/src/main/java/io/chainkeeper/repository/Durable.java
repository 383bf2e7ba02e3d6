package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes that survive a power cut.
///
/// A file is durable when its bytes *and* the folder's entry that names it have been synced: two calls, in this order.
final class Durable {
    private static final String UNFINISHED = ".tmp";

    /// What lies in a folder of ours is whole disks of others' machines: nobody else enters.
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Durable() {}

    /// Writes a new file and syncs it. The folder's entry is not synced yet.
    static void create(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            fill(channel, content);
        }
    }

    /// Puts a whole file in the place of another, or of nothing: readers see the old or the new one, never a part.
    static void replace(Path file, byte[] content) throws IOException {
        Path part = part(file);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            fill(channel, content);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        folder(parent(file));
    }

    /// What a file is called until it is whole.
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /// As [#replace(Path, byte[])], in UTF-8.
    static void replace(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Syncs a file that somebody else has written.
    static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Syncs a folder's entries. Windows has no such call and cannot open a folder: there the file system's
    /// own journal keeps the order.
    static void folder(Path folder) throws IOException {
        if (!posix(folder)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Makes a folder and those above it that are not there, for the owner alone, and syncs every entry that was made.
    static void makeFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            makeFolder(parent(folder));
            makeOne(folder);
            folder(parent(folder));
        }
    }

    /// Makes one folder, for the owner alone.
    static void makeOne(Path folder) throws IOException {
        Files.createDirectory(folder, posix(folder) ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void fill(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " lies in no folder");
        }
        return parent;
    }
}
