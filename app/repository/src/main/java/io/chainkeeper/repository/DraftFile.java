package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What lies beside the images of a point only while it is being made: what was known when it was
/// begun, and notes about images that are being brought.
final class DraftFile {
    private DraftFile() {}

    /// Writes what is known. The folder's entry is not synced yet.
    static void write(Path folder, NewPoint begun) throws IOException {
        Durable.create(folder.resolve(Layout.DRAFT), Json.write(ManifestWriter.begun(begun)));
    }

    /// Reads it back.
    ///
    /// @return empty when it is missing, damaged, or of another point or VM
    static Optional<NewPoint> read(Path folder, UUID vm, UUID point) throws IOException {
        Path file = folder.resolve(Layout.DRAFT);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            NewPoint begun = ManifestReader.begun(file);
            boolean same = begun.id().equals(point)
                    && begun.vm().id().equals(vm)
                    && Layout.pointFolderName(begun.takenAt(), point).equals(PointFolders.name(folder));
            return same ? Optional.of(begun) : Optional.empty();
        } catch (RepositoryException e) {
            return Optional.empty();
        }
    }

    /// Removes what is made anew in any case, so that nothing half written stays.
    static void tidy(Path folder, boolean point) throws IOException {
        List<Path> gone = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = PointFolders.name(file);
                boolean ofTheDraft = name.equals(Layout.DRAFT) || name.endsWith(Layout.NOTES);
                boolean kept = name.equals(Layout.OVF) || name.endsWith(Layout.IMAGE) || ofTheDraft;
                if (point ? ofTheDraft : !kept) {
                    gone.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        for (Path file : gone) {
            Files.deleteIfExists(file);
        }
    }
}
