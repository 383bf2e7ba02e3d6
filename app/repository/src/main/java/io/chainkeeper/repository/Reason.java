package io.chainkeeper.repository;

import java.util.Locale;

/// Why a disk version is full or incremental. Every version says it: a chain is never guessed.
///
/// The code goes into manifests and must never change; the words are for people who read a manifest without us.
public enum Reason {
    /// Full: nothing of this disk was stored before.
    FIRST_BACKUP("There was no earlier point of this disk."),
    /// Incremental: the normal case.
    CHANGES_SINCE_LAST_POINT("Only what changed since the point before was stored."),
    /// Full: the VM has points, the disk has none.
    DISK_IS_NEW("The disk was added after the last point."),
    /// Full: the engine tracks no changes of this disk.
    RAW_DISK("The disk's format does not let the engine track changes."),
    /// Full: the engine no longer has the checkpoint of the last point.
    CHECKPOINT_MISSING("The engine no longer has the checkpoint of the last point."),
    /// Full: the checkpoint exists but the engine says that it cannot be used.
    CHECKPOINT_INVALID("The engine says that the checkpoint of the last point is invalid."),
    /// Full: the changes that the engine reported did not lead to what its image server has. Only a proof finds this.
    CHANGES_INCOMPLETE("The engine had missed changes of this disk, so it was read whole."),
    /// Full: a file that this version would have hung on cannot be read.
    PARENT_UNREADABLE("The last point of this disk could not be read, so a new chain was begun."),
    /// Full: the disk has another size than in the last point.
    DISK_RESIZED("The disk has another size than in the last point."),
    /// Full: the engine began the backup of this disk as full although incremental was asked for.
    ENGINE_SAID_FULL("The engine answered with a full backup of this disk."),
    /// Full: the engine refused the incremental backup.
    INCREMENTAL_REFUSED("The engine refused an incremental backup of this disk."),
    /// Full: the person wanted one.
    ASKED_FOR_FULL("A full backup was asked for."),
    /// Full: engine, cluster or disk know no incremental backup.
    NOT_SUPPORTED("Incremental backup is not supported for this disk.");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /// The stable word in manifests, such as `first-backup`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// One English sentence.
    public String words() {
        return words;
    }

    /// Whether it is a full that a person may wonder about: the chain was to go on, and could not.
    public boolean chainBroke() {
        return switch (this) {
            case CHECKPOINT_MISSING,
                    CHECKPOINT_INVALID,
                    CHANGES_INCOMPLETE,
                    PARENT_UNREADABLE,
                    DISK_RESIZED,
                    ENGINE_SAID_FULL,
                    INCREMENTAL_REFUSED -> true;
            case FIRST_BACKUP, CHANGES_SINCE_LAST_POINT, DISK_IS_NEW, RAW_DISK, ASKED_FOR_FULL, NOT_SUPPORTED -> false;
        };
    }
}
