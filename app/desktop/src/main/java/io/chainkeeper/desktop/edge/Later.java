package io.chainkeeper.desktop.edge;

import java.time.Duration;

/// Does something once, after a pause. The window's is [FxLater]; a test turns the hands itself.
public interface Later {
    /// Calls it off; does nothing when it has happened or was called off.
    interface Pending {
        /// Calls it off.
        void cancel();
    }

    /// Does it on the edge when the pause is over.
    Pending after(Duration pause, Runnable what);
}
