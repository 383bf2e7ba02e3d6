package io.chainkeeper.desktop.browse;

import io.chainkeeper.engine.VmStatus;

/// What a VM is doing, as coarse as a dot in a table can say it.
public enum Presence {
    UP,
    DOWN,
    PAUSED,
    BUSY,
    UNKNOWN;

    static Presence of(VmStatus status) {
        return switch (status) {
            case UP -> UP;
            case DOWN -> DOWN;
            case PAUSED, SUSPENDED -> PAUSED;
            case UNASSIGNED,
                    POWERING_UP,
                    POWERING_DOWN,
                    MIGRATING,
                    NOT_RESPONDING,
                    WAIT_FOR_LAUNCH,
                    REBOOT_IN_PROGRESS,
                    SAVING_STATE,
                    RESTORING_STATE,
                    IMAGE_LOCKED -> BUSY;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// The style class and the end of the text's key.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
