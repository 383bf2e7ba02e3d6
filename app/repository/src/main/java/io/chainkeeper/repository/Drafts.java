package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The points that are being made: begun here, or taken over from a program that died. Each folder has one writer.
final class Drafts {
    /// Years that a folder's name can hold with four digits.
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Path root;
    private final PointFolders folders;
    private final Set<Path> open = ConcurrentHashMap.newKeySet();

    Drafts(Path root, PointFolders folders) {
        this.root = root;
        this.folders = folders;
    }

    /// Folders that are being written now, as they are at each look.
    Set<Path> open() {
        return Collections.unmodifiableSet(open);
    }

    /// Makes a folder for a new point.
    PointDraft begin(NewPoint what) throws IOException {
        if (what.takenAt().isBefore(FIRST) || what.takenAt().isAfter(LAST)) {
            throw new IllegalArgumentException("taken at " + what.takenAt());
        }
        UUID vm = what.vm().id();
        if (folders.find(vm, what.id()).isPresent()) {
            throw new IllegalArgumentException("point " + what.id() + " exists");
        }
        Path vmFolder = Layout.vmFolder(root, vm);
        Durable.makeFolder(vmFolder);
        Durable.makeFolder(folders.pointsOf(vm));
        Durable.replace(
                vmFolder.resolve(Layout.NAME_FILE), PlainText.line(what.vm().name()) + "\n");
        Path folder = folders.pointsOf(vm).resolve(Layout.pointFolderName(what.takenAt(), what.id()));
        open.add(folder);
        boolean made = false;
        try {
            Durable.makeOne(folder);
            DraftFile.write(folder, what);
            Durable.folder(folders.pointsOf(vm)); // after a power cut, too, somebody may go on with it
            made = true;
            return new PointDraft(folders, folder, what, () -> open.remove(folder));
        } finally {
            if (!made) {
                open.remove(folder);
            }
        }
    }

    /// Takes over what another program has begun.
    ///
    /// @param run that stores it now
    /// @return empty when nothing of it is there that could go on, or it is being written
    Optional<PointDraft> goOn(UUID vm, UUID point, UUID run) throws IOException {
        Optional<Path> there = begun(vm, point);
        if (there.isEmpty() || !open.add(there.get())) {
            return Optional.empty();
        }
        Path folder = there.get();
        boolean good = false;
        try {
            Optional<NewPoint> begun = DraftFile.read(folder, vm, point);
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            DraftFile.tidy(folder, false);
            PointDraft draft = PointDraft.goOn(folders, folder, begun.get().by(run), () -> open.remove(folder));
            good = true;
            return Optional.of(draft);
        } finally {
            if (!good) {
                open.remove(folder);
            }
        }
    }

    /// Whether there is something that [#goOn] could go on with.
    boolean hasBegun(UUID vm, UUID point) throws IOException {
        Optional<Path> there = begun(vm, point);
        return there.isPresent() && DraftFile.read(there.get(), vm, point).isPresent();
    }

    private Optional<Path> begun(UUID vm, UUID point) throws IOException {
        return folders.entries(vm).stream()
                .filter(PointFolders::isFolder)
                .filter(folder -> Layout.pointId(PointFolders.name(folder)).equals(Optional.of(point)))
                .filter(folder -> Files.notExists(folder.resolve(Layout.MANIFEST)))
                .findFirst();
    }

    /// Removes the folder of a run that died.
    ///
    /// @throws IllegalArgumentException when it is a point after all, is being written, or lies elsewhere
    void discard(Finding.Unfinished unfinished) throws IOException {
        Path folder = unfinished.path();
        boolean ours = folders.entries(unfinished.vm()).contains(folder)
                && PointFolders.isFolder(folder)
                && Files.notExists(folder.resolve(Layout.MANIFEST))
                && !open.contains(folder);
        if (!ours) {
            throw new IllegalArgumentException(folder + " is no unfinished point");
        }
        DraftFolder.remove(folder);
    }
}
