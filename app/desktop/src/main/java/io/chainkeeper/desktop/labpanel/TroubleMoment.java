package io.chainkeeper.desktop.labpanel;

import java.util.Locale;

/// Moments of a run at which something can happen, in order.
public enum TroubleMoment {
    /// A backup is asked for.
    START,
    /// It has been taken on.
    STARTING,
    /// It has become ready.
    READY,
    /// Bytes are asked for.
    TRANSFERRING,
    /// It is to end.
    FINALIZING;

    /// Its name in the lab and at the end of its text's key: `ready`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
