package io.chainkeeper.lab.model;

/// The events that the lab's engine writes, with the real engine's numbers.
public enum EventKind {
    VM_STARTED(32, Severity.NORMAL),
    VM_STOPPED(33, Severity.NORMAL),
    SNAPSHOT_CREATING(45, Severity.NORMAL),
    SNAPSHOT_CREATED(68, Severity.NORMAL),
    SNAPSHOT_DELETING(342, Severity.NORMAL),
    SNAPSHOT_DELETED(356, Severity.NORMAL),
    SNAPSHOT_DELETE_FAILED(357, Severity.ERROR),
    DISK_ADDED_TO_VM(97, Severity.NORMAL),
    VM_IMPORTED(174, Severity.NORMAL),
    VM_IMPORTED_WITHOUT_DISKS(175, Severity.WARNING),
    VM_REMOVED(113, Severity.NORMAL),
    TRANSFER_STARTED(1031, Severity.NORMAL),
    TRANSFER_SUCCEEDED(1032, Severity.NORMAL),
    TRANSFER_CANCELLED(1033, Severity.NORMAL),
    TRANSFER_FAILED(1034, Severity.ERROR),
    TRANSFER_CLEANED_UP(1053, Severity.NORMAL),
    TRANSFER_RENEWAL_FAILED(1064, Severity.ERROR),
    TRANSFER_TICKET_MISSING(1065, Severity.ERROR),
    TRANSFER_NO_HOST(1067, Severity.ERROR),
    TRANSFER_TICKET_FAILED(1068, Severity.ERROR),
    UPLOAD_PAUSED_INACTIVE(1071, Severity.WARNING),
    DOWNLOAD_CANCELLED_INACTIVE(1072, Severity.ERROR),
    TRANSFER_PAUSED_BY_USER(1073, Severity.NORMAL),
    TRANSFER_RESUMED_BY_USER(1074, Severity.NORMAL),
    TRANSFER_CANCELLED_BY_POLICY(1076, Severity.ERROR),
    TRANSFER_PAUSED_BY_POLICY(1077, Severity.WARNING),
    DISK_ADDED(2021, Severity.NORMAL),
    DISK_REMOVED(2042, Severity.NORMAL),
    FILES_FROZEN(10767, Severity.NORMAL),
    FILES_THAWED(10768, Severity.NORMAL),
    FREEZE_FAILED(10769, Severity.ERROR),
    THAW_FAILED(10770, Severity.ERROR),
    SNAPSHOT_DOUBTFUL(10774, Severity.WARNING),
    BACKUP_STARTED(10790, Severity.NORMAL),
    BACKUP_NEEDS_FULL(10791, Severity.ERROR),
    BACKUP_FAILED(10792, Severity.ERROR),
    BACKUP_SUCCEEDED(10793, Severity.NORMAL),
    BACKUP_FINALIZED(10794, Severity.NORMAL),
    BACKUP_STOPPED(10796, Severity.NORMAL),
    CHECKPOINT_DELETED(10797, Severity.NORMAL),
    SNAPSHOT_LEFT_BEHIND(10813, Severity.WARNING),
    BACKUP_UNMONITORED(10814, Severity.ERROR);

    private final int code;
    private final Severity severity;

    EventKind(int code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    /// The engine's number for it.
    public int code() {
        return code;
    }

    /// How loud it is.
    public Severity severity() {
        return severity;
    }
}
