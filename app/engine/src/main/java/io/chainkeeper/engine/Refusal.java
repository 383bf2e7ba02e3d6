package io.chainkeeper.engine;

import java.util.List;
import java.util.Locale;

/// What the engine's words mean when it says no.
///
/// The engine never sends the key of a message, only its English text, so it is recognised by a fragment. When several
/// messages come at once, the first of this list that fits wins: the order goes from particular to general.
public enum Refusal {
    /// The checkpoint asked for is gone.
    CHECKPOINT_MISSING(Advice.FULL, "checkpoint id", "doesn't exist"),
    /// A snapshot was restored since; remove the checkpoint.
    CHECKPOINT_INVALID(Advice.FULL, "is invalid and should be removed"),
    /// Begins like the next one, and means a disk to be made.
    RAW_NOT_INCREMENTAL(Advice.OUR_MISTAKE, "not supported for raw format"),
    /// Compatibility level below 4.5.
    INCREMENTAL_NOT_SUPPORTED(Advice.FULL, "incremental backup is not supported"),
    /// A cold backup on a compatibility level below 4.5.
    BITMAPS_NOT_SUPPORTED(Advice.FULL, "bitmaps operations are not supported"),
    /// The disk's flag forbids it (level below 4.5).
    INCREMENTAL_DISABLED(Advice.FULL, "incremental backup is disabled for the following disks"),
    /// A disk was not in the previous backup (level below 4.5).
    DISK_NOT_IN_CHECKPOINT(Advice.FULL, "not included in the previous vm backup"),
    /// The host's agent is too old.
    HOST_TOO_OLD(Advice.ASK_ADMINISTRATOR, "is not supported by the host"),
    /// The host's agent is too old for a cold backup.
    HOST_BELOW_4_4_5(Advice.ASK_ADMINISTRATOR, "is running on a version lower than"),
    /// The engine's own VM is saved by engine-backup.
    HOSTED_ENGINE(Advice.LEAVE_OUT, "hosted engine vm is not supported"),
    /// Our id for the backup is taken: ours, or a new id.
    BACKUP_ID_IN_USE(Advice.LOOK_AGAIN, "the specified vm backup id", "already exists"),
    DESCRIPTION_TOO_LONG(Advice.OUR_MISTAKE, "description shouldn't contain more than"),
    /// It is ending or has ended.
    BACKUP_ALREADY_ENDING(Advice.LOOK_AGAIN, "no need to stop the backup again"),
    BACKUP_ALREADY_STOPPED(Advice.LOOK_AGAIN, "backup", "already stopped"),
    /// It was not ready, and now ends as failed.
    BACKUP_STOPPED_EARLY(Advice.LOOK_AGAIN, "premature backup stop was initiated"),
    /// Transfers must end before their backup.
    TRANSFER_STILL_ACTIVE(Advice.RETRY_LATER, "active image transfer for vm backup"),
    BACKUP_NOT_READY(Advice.RETRY_LATER, "vm backup is not in ready phase"),
    BACKUP_MISSING(Advice.LOOK_AGAIN, "the specified vm backup does not exist"),
    FORMAT_NOT_APPLICABLE(Advice.OUR_MISTAKE, "format is not applicable for vm backup"),
    /// The temporary snapshot is gone.
    SNAPSHOT_MISSING(Advice.LOOK_AGAIN, "snapshot does not exist"),
    /// A plain transfer of a disk in use.
    DISK_IN_RUNNING_VM(Advice.RETRY_LATER, "plugged to non-down vms"),
    DISK_IN_TRANSFER(Advice.RETRY_LATER, "is being transferred"),
    DISKS_LOCKED(Advice.RETRY_LATER, "disks are locked"),
    DISK_LOCKED(Advice.RETRY_LATER, "disk is locked"),
    DISK_ILLEGAL(Advice.ASK_ADMINISTRATOR, "disk", "illegal"),
    DISK_MISSING(Advice.LOOK_AGAIN, "disk(s) id(s) does not exist"),
    /// Unplugged disks are named; leave them out.
    DISK_NOT_ACTIVE(Advice.LOOK_AGAIN, "disks are not active on vm"),
    VM_IN_BACKUP(Advice.RETRY_LATER, "the vm is during a backup operation"),
    VM_BACKUP_IN_PROGRESS(Advice.RETRY_LATER, "vm backup operation is currently in progress"),
    CHECKPOINT_REMOVAL(Advice.RETRY_LATER, "during a checkpoint removal operation"),
    PREVIEWED_SNAPSHOT(Advice.LEAVE_OUT, "previewing a snapshot"),
    /// Paused, migrating, powering up …
    VM_STATUS(Advice.RETRY_LATER, "the virtual machine should be in up"),
    LOW_SPACE(Advice.ASK_ADMINISTRATOR, "low disk space on storage domain"),
    STORAGE_STATUS(Advice.ASK_ADMINISTRATOR, "relevant storage domain's status"),
    STORAGE_INACCESSIBLE(Advice.ASK_ADMINISTRATOR, "storage domain is inaccessible"),
    STORAGE_INCOMPATIBLE(Advice.CHOOSE_ANOTHER, "incompatible with the storage domain type"),
    DISK_ID_IN_USE(Advice.LOOK_AGAIN, "the selected disk id", "already used"),
    VM_ID_IN_USE(Advice.CHOOSE_ANOTHER, "vm id already exists"),
    NAME_IN_USE(Advice.CHOOSE_ANOTHER, "vm name already exists"),
    MAC_IN_USE(Advice.CHOOSE_ANOTHER, "mac address", "already in use"),
    NO_MAC_LEFT(Advice.ASK_ADMINISTRATOR, "not enough mac addresses"),
    OVF_UNREADABLE(Advice.CHOOSE_ANOTHER, "failed to parse a given ovf"),
    DISK_ALREADY_ATTACHED(Advice.LOOK_AGAIN, "already attached to vm"),
    NOT_AUTHORIZED(Advice.ASK_ADMINISTRATOR, "not authorized to perform this action"),
    /// What a request refers to is gone.
    ENTITY_NOT_FOUND(Advice.LOOK_AGAIN, "entity not found"),
    /// An error inside the engine; for a backup mostly a disk that is no longer attached.
    VALIDATION_FAILED(Advice.LOOK_AGAIN, "general command validation failure"),
    /// Refused for lack of permission, in other words.
    FORBIDDEN(Advice.ASK_ADMINISTRATOR),
    /// Gone, without a word.
    NOT_FOUND(Advice.LOOK_AGAIN),
    /// Words that we do not know: show them.
    OTHER(Advice.ASK_ADMINISTRATOR);

    /// What to do about a refusal.
    public enum Advice {
        /// It will pass: wait and ask again.
        RETRY_LATER,
        /// Ask for a full backup instead.
        FULL,
        /// Our picture is out of date: read the thing again and decide anew.
        LOOK_AGAIN,
        /// This VM cannot be backed up now; tell why.
        LEAVE_OUT,
        /// Another name, id, storage domain or point.
        CHOOSE_ANOTHER,
        /// Only the engine's administrator can help; show the engine's words.
        ASK_ADMINISTRATOR,
        /// We should not have asked: a bug of ours.
        OUR_MISTAKE
    }

    private final Advice advice;
    private final List<String> fragments;

    Refusal(Advice advice, String... fragments) {
        this.advice = advice;
        this.fragments = List.of(fragments);
    }

    /// What to do about it.
    public Advice advice() {
        return advice;
    }

    /// Recognises the engine's words.
    ///
    /// @param status of the answer, which decides when no word is known
    /// @param detail the fault's detail, or an empty text
    static Refusal of(int status, String detail) {
        String words = detail.toLowerCase(Locale.ROOT);
        for (Refusal refusal : values()) {
            if (!refusal.fragments.isEmpty() && refusal.fragments.stream().allMatch(words::contains)) {
                return refusal;
            }
        }
        return switch (status) {
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            default -> OTHER;
        };
    }
}
