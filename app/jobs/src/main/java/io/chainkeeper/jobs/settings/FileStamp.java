package io.chainkeeper.jobs.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// By what a changed file is known: each save makes a new one.
///
/// @param modified in milliseconds since 1970
/// @param size     in bytes; -1 for no file
/// @param key      the system's own number of the file
record FileStamp(long modified, long size, String key) {
    static final FileStamp NO_FILE = new FileStamp(0, -1, "");

    /// Of a file as it is now; that of no file when it can't be looked at.
    static FileStamp of(Path file) {
        return known(file).orElse(NO_FILE);
    }

    /// The same; empty when it can't be looked at.
    static Optional<FileStamp> known(Path file) {
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new FileStamp(seen.lastModifiedTime().toMillis(), seen.size(), String.valueOf(seen.fileKey())));
        } catch (NoSuchFileException none) {
            return Optional.of(NO_FILE);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
