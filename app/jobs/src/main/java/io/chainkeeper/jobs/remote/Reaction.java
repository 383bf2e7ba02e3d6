package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.Refusal;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.repository.Reason;

/// What we do about it when the engine refuses to begin a backup.
public sealed interface Reaction {
    /// Whatever holds the VM or its disks will let go of them.
    record Wait() implements Reaction {}

    /// No changes since the last point are to be had.
    ///
    /// @param reason what will stand in the point
    record InFull(Reason reason) implements Reaction {}

    /// The VM is no longer what the plan says: look at it and plan anew.
    record PlanAnew() implements Reaction {}

    /// Somebody else has the id.
    record AnotherId() implements Reaction {}

    /// This VM is left out on purpose.
    ///
    /// @param why for the person
    record Skip(Finding.Kind why) implements Reaction {}

    /// Only a person can help, with the engine's words.
    record GiveUp() implements Reaction {}

    /// The reaction to a refusal.
    ///
    /// @param incremental whether changes were asked for
    static Reaction to(Refusal refusal, boolean incremental) {
        return switch (refusal) {
            case VM_IN_BACKUP,
                    VM_BACKUP_IN_PROGRESS,
                    CHECKPOINT_REMOVAL,
                    VM_STATUS,
                    DISKS_LOCKED,
                    DISK_LOCKED,
                    DISK_IN_TRANSFER,
                    DISK_IN_RUNNING_VM,
                    TRANSFER_STILL_ACTIVE,
                    BACKUP_NOT_READY -> new Wait();
            case CHECKPOINT_MISSING -> full(Reason.CHECKPOINT_MISSING, incremental);
            case CHECKPOINT_INVALID -> full(Reason.CHECKPOINT_INVALID, incremental);
            case INCREMENTAL_NOT_SUPPORTED, BITMAPS_NOT_SUPPORTED -> full(Reason.NOT_SUPPORTED, incremental);
            case INCREMENTAL_DISABLED, DISK_NOT_IN_CHECKPOINT -> full(Reason.INCREMENTAL_REFUSED, incremental);
            case DISK_MISSING, DISK_NOT_ACTIVE, VALIDATION_FAILED, ENTITY_NOT_FOUND, NOT_FOUND -> new PlanAnew();
            case BACKUP_ID_IN_USE -> new AnotherId();
            case PREVIEWED_SNAPSHOT -> new Skip(Finding.Kind.SNAPSHOT_PREVIEWED);
            case HOSTED_ENGINE -> new Skip(Finding.Kind.HOSTED_ENGINE);
            case RAW_NOT_INCREMENTAL,
                    HOST_TOO_OLD,
                    HOST_BELOW_4_4_5,
                    DESCRIPTION_TOO_LONG,
                    BACKUP_ALREADY_ENDING,
                    BACKUP_ALREADY_STOPPED,
                    BACKUP_STOPPED_EARLY,
                    BACKUP_MISSING,
                    FORMAT_NOT_APPLICABLE,
                    SNAPSHOT_MISSING,
                    DISK_ILLEGAL,
                    LOW_SPACE,
                    STORAGE_STATUS,
                    STORAGE_INACCESSIBLE,
                    STORAGE_INCOMPATIBLE,
                    DISK_ID_IN_USE,
                    VM_ID_IN_USE,
                    NAME_IN_USE,
                    MAC_IN_USE,
                    NO_MAC_LEFT,
                    OVF_UNREADABLE,
                    DISK_ALREADY_ATTACHED,
                    NOT_AUTHORIZED,
                    FORBIDDEN,
                    OTHER -> new GiveUp();
        };
    }

    private static Reaction full(Reason reason, boolean incremental) {
        return incremental ? new InFull(reason) : new GiveUp();
    }
}
