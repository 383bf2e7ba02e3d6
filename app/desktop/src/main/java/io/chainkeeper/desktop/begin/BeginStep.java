package io.chainkeeper.desktop.begin;

import java.util.Locale;

/// The first steps, in order.
public enum BeginStep {
    VMS,
    FOLDER,
    SCHEDULE,
    BACKUP,
    DONE;

    /// The end of its texts' keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
