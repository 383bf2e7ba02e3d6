package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Walks the folders of a repository. What a point is, its manifest says; a folder's name only helps to find it.
final class PointFolders {
    private final Path root;
    private final UUID repository;

    /// @param root       of the repository
    /// @param repository its id
    PointFolders(Path root, UUID repository) {
        this.root = root;
        this.repository = repository;
    }

    /// The repository can lie on a drive that somebody takes away: that is not the same as one without points.
    ///
    /// @throws NotARepository when it is not there, or another one is in its place
    void requireThere() throws IOException {
        if (!Repository.identity(root).equals(repository)) {
            throw NotARepository.butAnother(root);
        }
    }

    /// The VMs that have a folder, in the order of their ids.
    List<UUID> vms() throws IOException {
        return children(root.resolve(Layout.VMS)).stream()
                .filter(PointFolders::isFolder)
                .flatMap(folder -> Layout.id(name(folder)).stream())
                .toList();
    }

    /// Everything in the folder of VMs that is no VM's folder.
    List<Path> strays() throws IOException {
        return children(root.resolve(Layout.VMS)).stream()
                .filter(path -> !isFolder(path) || Layout.id(name(path)).isEmpty())
                .toList();
    }

    Path pointsOf(UUID vm) {
        return Layout.pointsFolder(root, vm);
    }

    /// Everything in a VM's folder of points, by name, which is by time.
    List<Path> entries(UUID vm) throws IOException {
        return children(Layout.pointsFolder(root, vm));
    }

    /// Where a point of this VM lies, and what its manifest says. Folders that carry its id in their name are
    /// tried first; a renamed one is found by reading the others' manifests.
    ///
    /// @throws RepositoryException when its own manifest cannot be read and there is no other
    Optional<Located> find(UUID vm, UUID point) throws IOException {
        List<Path> folders = new ArrayList<>(entries(vm));
        folders.removeIf(folder -> !isFolder(folder));
        List<Path> likely = folders.stream()
                .filter(folder -> Layout.pointId(name(folder)).equals(Optional.of(point)))
                .toList();
        folders.removeAll(likely);
        Optional<RepositoryException> trouble = Optional.empty();
        for (Path folder : likely) {
            try {
                Optional<Located> found = read(folder).filter(l -> isPoint(l, vm, point));
                if (found.isPresent()) {
                    return found;
                }
            } catch (RepositoryException e) {
                trouble = Optional.of(e);
            }
        }
        Optional<Located> renamed = amongRenamed(folders, vm, point);
        if (renamed.isEmpty() && trouble.isPresent()) {
            throw trouble.get();
        }
        return renamed;
    }

    private static Optional<Located> amongRenamed(List<Path> folders, UUID vm, UUID point) throws IOException {
        for (Path folder : folders) {
            try {
                Optional<Located> found = read(folder).filter(l -> isPoint(l, vm, point));
                if (found.isPresent()) {
                    return found;
                }
            } catch (RepositoryException _) {
                // Some other point's trouble; a scan reports it.
            }
        }
        return Optional.empty();
    }

    private static boolean isPoint(Located located, UUID vm, UUID point) {
        return located.point().id().equals(point) && located.point().vm().id().equals(vm);
    }

    /// The point in a folder; empty when there is no manifest.
    static Optional<Located> read(Path folder) throws IOException {
        try {
            return Optional.of(new Located(folder, ManifestReader.read(folder.resolve(Layout.MANIFEST))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static String name(Path path) {
        return path.getFileName().toString();
    }

    /// None if there is no such folder, but a repository above it.
    private List<Path> children(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(all::add);
        } catch (NoSuchFileException | NotDirectoryException _) {
            requireThere();
            return List.of();
        }
        all.sort((a, b) -> name(a).compareTo(name(b)));
        return all;
    }
}
