package io.chainkeeper.force.liars;

/// What the program does while it is lied to.
enum Flow {
    SIGN_IN("signing in"),
    LIST("looking at everything"),
    DOCTOR("the doctor"),
    FULL("a full backup"),
    INCREMENTAL("an incremental backup"),
    RESTORE_VM("the restore of a VM"),
    RESTORE_DISKS("the restore of disks"),
    CLEAN_UP("a clean-up");

    private final String words;

    Flow(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Whether it changes nothing, here or there.
    boolean onlyAsks() {
        return this == SIGN_IN || this == LIST || this == DOCTOR;
    }
}
