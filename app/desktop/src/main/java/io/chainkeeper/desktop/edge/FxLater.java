package io.chainkeeper.desktop.edge;

import java.time.Duration;
import javafx.animation.PauseTransition;

/// Waits on the FX thread's own clock, without a thread of its own.
public final class FxLater implements Later {
    /// Needs nothing.
    public FxLater() {}

    @Override
    public Pending after(Duration pause, Runnable what) {
        PauseTransition wait = new PauseTransition(javafx.util.Duration.millis(pause.toMillis()));
        wait.setOnFinished(_ -> what.run());
        wait.play();
        return wait::stop;
    }
}
