package io.chainkeeper.lab.trouble;

import java.util.Locale;

/// When in a run something happens.
public enum Moment {
    /// A client asks for a backup, and the engine has not looked at it yet: between two runs, so to say. For what
    /// concerns new disks: a client asks for one.
    START,
    /// The engine has taken a backup on, and it is not ready yet.
    STARTING,
    /// A backup has become ready, before anybody knows.
    READY,
    /// A client asks for the first bytes of a transfer; for what the engine may refuse: it asks for the transfer.
    TRANSFERRING,
    /// A client has asked the engine to end a backup; for what concerns a transfer: to end that.
    FINALIZING;

    /// Its name as typed: `start`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
