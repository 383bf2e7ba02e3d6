package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One look through all manifests. Reads no image and no side file, only asks how long they are.
final class FolderScan {
    private final PointFolders folders;
    private final Set<Path> openDrafts;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    /// @param openDrafts folders that are being written by us: neither points nor findings
    FolderScan(PointFolders folders, Set<Path> openDrafts) {
        this.folders = folders;
        this.openDrafts = openDrafts;
    }

    Scan all() throws IOException {
        folders.strays().forEach(path -> findings.add(new Finding.Stray(path)));
        for (UUID vm : folders.vms()) {
            look(vm);
        }
        return new Scan(points, findings);
    }

    /// The points of one VM, oldest first.
    List<Point> of(UUID vm) throws IOException {
        look(vm);
        return points;
    }

    private void look(UUID vm) throws IOException {
        Map<UUID, Located> found = new LinkedHashMap<>();
        for (Path entry : folders.entries(vm)) {
            if (!openDrafts.contains(entry)) {
                located(vm, entry).ifPresent(each -> remember(each, found));
            }
        }
        for (Located each : found.values()) {
            checkFiles(each);
            checkChains(each, found);
        }
        found.values().stream()
                .map(Located::point)
                .sorted(Comparator.comparing(Point::takenAt).thenComparing(Point::id))
                .forEach(points::add);
    }

    private Optional<Located> located(UUID vm, Path entry) throws IOException {
        if (!PointFolders.isFolder(entry)) {
            findings.add(new Finding.Stray(entry));
            return Optional.empty();
        }
        Path manifest = entry.resolve(Layout.MANIFEST);
        try {
            Optional<Located> located = PointFolders.read(entry);
            if (located.isEmpty()) {
                findings.add(Layout.pointId(PointFolders.name(entry))
                        .<Finding>map(point -> new Finding.Unfinished(entry, vm, point))
                        .orElseGet(() -> new Finding.Stray(entry)));
            } else if (!located.get().point().vm().id().equals(vm)) {
                findings.add(new Finding.Unreadable(manifest, vm, "belongs to another VM"));
                return Optional.empty();
            }
            return located;
        } catch (WrittenByNewer e) {
            findings.add(new Finding.Newer(manifest, vm, e.format()));
        } catch (IOException e) {
            findings.add(new Finding.Unreadable(manifest, vm, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private void remember(Located located, Map<UUID, Located> found) {
        Point point = located.point();
        Located first = found.putIfAbsent(point.id(), located);
        if (first != null) {
            findings.add(new Finding.Duplicate(located.folder(), point.vm().id(), point.id(), first.folder()));
        }
    }

    private void checkFiles(Located located) {
        Point point = located.point();
        checkFile(located, point.ovf().name(), point.ovf().length());
        checkFile(located, point.restoreText().name(), point.restoreText().length());
        for (DiskVersion disk : point.disks()) {
            checkFile(located, disk.file(), disk.fileLength());
            checkFile(located, disk.blocks().name(), disk.blocks().length());
            checkFile(located, disk.stored().name(), disk.stored().length());
        }
    }

    private void checkFile(Located located, String name, long expected) {
        Path file = located.folder().resolve(name);
        UUID vm = located.point().vm().id();
        UUID point = located.point().id();
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.add(new Finding.FileMissing(file, vm, point));
            } else if (Files.size(file) != expected) {
                findings.add(new Finding.LengthDiffers(file, vm, point, expected, Files.size(file)));
            }
        } catch (IOException _) {
            findings.add(new Finding.FileMissing(file, vm, point));
        }
    }

    private void checkChains(Located located, Map<UUID, Located> found) {
        for (DiskVersion disk : located.point().disks()) {
            disk.parentPoint()
                    .filter(_ -> !reachesFull(located.point(), disk, found))
                    .ifPresent(parent -> findings.add(new Finding.BrokenChain(
                            located.image(disk),
                            located.point().vm().id(),
                            located.point().id(),
                            disk.disk(),
                            parent)));
        }
    }

    private static boolean reachesFull(Point from, DiskVersion version, Map<UUID, Located> found) {
        Optional<DiskVersion> link = Optional.of(version);
        // A chain that is longer than there are points goes round in a circle.
        for (int step = 0; step <= found.size(); step++) {
            if (link.isEmpty()) {
                return false;
            }
            Optional<UUID> parent = link.get().parentPoint();
            if (parent.isEmpty()) {
                return true;
            }
            link = Optional.ofNullable(found.get(parent.get()))
                    .flatMap(l -> l.point().disk(version.disk()));
        }
        return false;
    }
}
