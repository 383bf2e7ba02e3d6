package io.chainkeeper.lab.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// All disks of a lab, one file each, named by their ids. The files live as long as the store: what is kept of a
/// lab is kept in backups.
public final class LabStore implements AutoCloseable {
    private final Path folder;
    private final Map<UUID, LabDiskContent> disks = new ConcurrentHashMap<>();

    private LabStore(Path folder) {
        this.folder = folder;
    }

    /// A store in a folder, which is made when missing. Files of an earlier lab in it are removed.
    public static LabStore in(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var old = Files.newDirectoryStream(folder, "*.{disk,aside}")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        return new LabStore(folder);
    }

    /// A new, empty disk.
    ///
    /// @param size in bytes, a multiple of 512
    /// @throws IllegalArgumentException when there is such a disk
    public LabDiskContent create(UUID disk, long size) throws IOException {
        if (disks.containsKey(disk)) {
            throw new IllegalArgumentException("disk " + disk + " exists");
        }
        LabDiskContent content = LabDiskContent.create(folder.resolve(disk + ".disk"), size);
        disks.put(disk, content);
        return content;
    }

    /// The content of a disk.
    ///
    /// @throws IllegalArgumentException when there is no such disk
    public LabDiskContent of(UUID disk) {
        LabDiskContent content = disks.get(disk);
        if (content == null) {
            throw new IllegalArgumentException("no disk " + disk);
        }
        return content;
    }

    /// Whether there is such a disk.
    public boolean has(UUID disk) {
        return disks.containsKey(disk);
    }

    /// The content of a disk, if there is such a disk.
    public Optional<LabDiskContent> find(UUID disk) {
        return Optional.ofNullable(disks.get(disk));
    }

    /// Every disk's id.
    public List<UUID> disks() {
        return List.copyOf(disks.keySet());
    }

    /// Deletes a disk and its file; nothing happens when there is none.
    public void remove(UUID disk) throws IOException {
        LabDiskContent content = disks.remove(disk);
        if (content != null) {
            content.close();
        }
    }

    /// Deletes all disks.
    @Override
    public void close() throws IOException {
        for (UUID disk : disks()) {
            remove(disk);
        }
    }
}
