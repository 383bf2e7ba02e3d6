package io.chainkeeper.engine;

/// What a VM is doing, in the engine's words.
public enum VmStatus {
    UP,
    DOWN,
    UNASSIGNED,
    POWERING_UP,
    POWERING_DOWN,
    PAUSED,
    MIGRATING,
    NOT_RESPONDING,
    WAIT_FOR_LAUNCH,
    REBOOT_IN_PROGRESS,
    SAVING_STATE,
    RESTORING_STATE,
    SUSPENDED,
    IMAGE_LOCKED,
    /// The engine does not know, or uses a word that we do not.
    UNKNOWN;

    /// The engine starts a backup only from up or down; every other status is "wait" or "not now".
    public boolean backupPossible() {
        return this == UP || this == DOWN;
    }

    /// Whether it is on its way to another status, so that waiting makes sense.
    public boolean passing() {
        return switch (this) {
            case POWERING_UP,
                    POWERING_DOWN,
                    MIGRATING,
                    WAIT_FOR_LAUNCH,
                    REBOOT_IN_PROGRESS,
                    SAVING_STATE,
                    RESTORING_STATE,
                    IMAGE_LOCKED -> true;
            case UP, DOWN, UNASSIGNED, PAUSED, NOT_RESPONDING, SUSPENDED, UNKNOWN -> false;
        };
    }

    /// Whether somebody has put it to rest, and it stays there until somebody wakes it.
    public boolean resting() {
        return this == PAUSED || this == SUSPENDED;
    }
}
