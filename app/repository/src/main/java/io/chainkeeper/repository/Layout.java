package io.chainkeeper.repository;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Names of files and folders in a repository. Only ids and times become names; nothing a person typed does.
final class Layout {
    static final String REPOSITORY_FILE = "repository.json";
    static final String LOCK_FILE = "lock";
    static final String OWNER_FILE = "lock-owner.json";
    static final String VMS = "vms";
    static final String POINTS = "points";
    static final String NAME_FILE = "name.txt";
    static final String MANIFEST = "point.json";
    static final String OVF = "vm.ovf";
    static final String RESTORE_TEXT = "RESTORE.txt";
    /// Only while a point is being made.
    static final String DRAFT = "draft.json";

    /// Endings of names.
    static final String IMAGE = ".qcow2";

    static final String NOTES = ".brought";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int UUID_LENGTH = 36;

    private Layout() {}

    static Path vmFolder(Path root, UUID vm) {
        return root.resolve(VMS).resolve(vm.toString());
    }

    static Path pointsFolder(Path root, UUID vm) {
        return vmFolder(root, vm).resolve(POINTS);
    }

    /// Sorts by time, and is unique by the point's id.
    static String pointFolderName(Instant takenAt, UUID point) {
        return STAMP.format(takenAt) + "-" + point;
    }

    static String imageName(UUID disk) {
        return disk + IMAGE;
    }

    static String notesName(UUID disk) {
        return disk + NOTES;
    }

    static String blocksName(UUID disk) {
        return disk + ".blocks";
    }

    static String storedName(UUID disk) {
        return disk + ".stored";
    }

    /// The id that a folder's name is, if it is one in the only spelling that we write.
    static Optional<UUID> id(String name) {
        if (name.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(name);
            return id.toString().equals(name) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The point's id at the end of a folder's name.
    static Optional<UUID> pointId(String folderName) {
        return folderName.length() < UUID_LENGTH
                ? Optional.empty()
                : id(folderName.substring(folderName.length() - UUID_LENGTH));
    }
}
