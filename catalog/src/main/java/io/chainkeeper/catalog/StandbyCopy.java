package io.chainkeeper.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// The database file as it was before a migration, or before it was made smaller. It has its name
/// only when it is complete.
final class StandbyCopy {
    private final Path file;
    private final Path copy;
    private final Path part;

    StandbyCopy(Path file) {
        this.file = file;
        this.copy = file.resolveSibling("catalog-before-migration.mv.db");
        this.part = file.resolveSibling("catalog-before-migration.part");
    }

    boolean exists() {
        return Files.exists(copy);
    }

    /// Takes it. Nobody may be writing into the database.
    void take() throws IOException {
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /// Puts it in the file's place, if it is still there: who took it may find at last that it is
    /// not needed. The database must be closed.
    void putBack() throws IOException {
        try {
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (NoSuchFileException e) {
            if (Files.notExists(file)) {
                throw e;
            }
        }
    }

    /// The change is done.
    void discard() throws IOException {
        Files.deleteIfExists(copy);
        syncFolder();
    }

    /// A rename is durable once the folder is: else a power cut during the migration could find neither the copy
    /// nor a whole database. Windows opens no folders as files, and its file system keeps renames by itself.
    private void syncFolder() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder =
                    FileChannel.open(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
