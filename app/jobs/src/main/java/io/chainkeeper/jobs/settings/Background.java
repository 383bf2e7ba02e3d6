package io.chainkeeper.jobs.settings;

/// What goes on when the window is closed. Whether the program starts at login is not kept here: the system's own
/// entry for it is the truth.
///
/// @param whenClosed what closing the window means while there is something to do
public record Background(WhenClosed whenClosed) {
    /// What closing the window means.
    public enum WhenClosed {
        /// Ask each time while a run works.
        ASK,
        /// Go on without a window.
        KEEP_RUNNING,
        /// Stop cleanly and end.
        STOP
    }

    /// Asks.
    public static Background standard() {
        return new Background(WhenClosed.ASK);
    }
}
