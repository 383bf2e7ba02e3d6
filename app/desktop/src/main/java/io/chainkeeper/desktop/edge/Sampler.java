package io.chainkeeper.desktop.edge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Looks at everything that moves, ten times a second unless told otherwise, on the FX thread; sleeps when nothing
/// moves.
///
/// One `runLater` per counted byte range was measured to make the window answer after hundreds of milliseconds; a look
/// every tenth of a second costs a third of one. Used on the FX thread only.
public final class Sampler implements Sampling {
    private static final Duration PAUSE = Duration.millis(100);
    private final Set<Runnable> watched = new LinkedHashSet<>();
    private final Timeline clockwork;

    /// A sampler at rest, for ten looks a second.
    public Sampler() {
        this(PAUSE);
    }

    /// A sampler at rest.
    ///
    /// @param pause between two looks
    public Sampler(Duration pause) {
        this.clockwork = new Timeline(new KeyFrame(pause, _ -> look()));
        clockwork.setCycleCount(Animation.INDEFINITE);
    }

    @Override
    public void watch(Runnable look) {
        watched.add(look);
        clockwork.play();
    }

    @Override
    public void unwatch(Runnable look) {
        if (watched.remove(look)) {
            look.run();
        }
        if (watched.isEmpty()) {
            clockwork.stop();
        }
    }

    /// Looks at nothing any more: the screens it looked for are gone.
    public void stop() {
        clockwork.stop();
        watched.clear();
    }

    private void look() {
        List.copyOf(watched).forEach(Runnable::run);
    }
}
