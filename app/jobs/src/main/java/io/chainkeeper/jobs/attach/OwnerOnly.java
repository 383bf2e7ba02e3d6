package io.chainkeeper.jobs.attach;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that nobody else may read. On systems without POSIX permissions the user's own folders
/// are closed to others by what they inherit.
final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// How a file beside `path` is created.
    static FileAttribute<?>[] file(Path path) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    /// Closes an existing file to others.
    static void close(Path path) throws IOException {
        if (posix(path)) {
            Files.setPosixFilePermissions(path, FILE);
        }
    }

    /// Makes the folder if there is none, and refuses one that others made or may enter.
    static Path folder(Path folder) throws IOException {
        try {
            if (posix(folder)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            check(folder);
        }
        return folder;
    }

    private static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder");
        }
        if (!posix(folder)) {
            return;
        }
        if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
            throw new IOException(folder + " is open to others");
        }
        // Whoever owns a file that this process makes is this process's user: names can lie, files cannot.
        Path mine = Files.createTempFile(folder, "own", "");
        try {
            if (!Files.getOwner(mine).equals(Files.getOwner(folder))) {
                throw new IOException(folder + " belongs to somebody else");
            }
        } finally {
            Files.deleteIfExists(mine);
        }
    }
}
