package io.chainkeeper.lab.model;

/// What a VM is doing, in the engine's words.
public enum VmStatus {
    UNASSIGNED,
    DOWN,
    UP,
    POWERING_UP,
    PAUSED,
    MIGRATING,
    UNKNOWN,
    NOT_RESPONDING,
    WAIT_FOR_LAUNCH,
    REBOOT_IN_PROGRESS,
    SAVING_STATE,
    RESTORING_STATE,
    SUSPENDED,
    IMAGE_LOCKED,
    POWERING_DOWN;

    /// Whether a host runs it, so that the API names one.
    public boolean running() {
        return switch (this) {
            case UP, POWERING_UP, PAUSED, MIGRATING, REBOOT_IN_PROGRESS, SAVING_STATE, POWERING_DOWN -> true;
            case NOT_RESPONDING, WAIT_FOR_LAUNCH, RESTORING_STATE -> true;
            case UNASSIGNED, DOWN, UNKNOWN, SUSPENDED, IMAGE_LOCKED -> false;
        };
    }
}
