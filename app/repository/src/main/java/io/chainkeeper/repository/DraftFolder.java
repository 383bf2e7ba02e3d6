package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Removes the folder of a point that never came to be.
final class DraftFolder {
    private DraftFolder() {}

    /// The manifest goes first: whatever an interruption leaves is then an unfinished folder, and no point.
    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(Layout.MANIFEST));
        for (Path file : files(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
        Durable.folder(Chains.folder(folder));
    }

    /// A draft has no folders inside: one that is there is not ours, and stops the removal.
    private static List<Path> files(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(all::add);
        } catch (NoSuchFileException _) {
            return List.of();
        }
        return all;
    }
}
