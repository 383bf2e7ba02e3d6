package io.chainkeeper.desktop.edge;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Looks at everything that moves, ten times a second unless told otherwise, on the FX thread; sleeps when nothing
/// moves.
///
/// One `runLater` per counted byte range was measured to make the window answer after hundreds of milliseconds; a look
/// every tenth of a second costs a third of one. The pauses are not the toolkit's own: while one of its timelines
/// plays, however slowly, it prepares a picture sixty times a second, which was measured as 2 to 3 % of a core with
/// nothing to show. Used on the FX thread only.
public final class Sampler implements Sampling {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private final Set<Runnable> watched = new LinkedHashSet<>();
    private final Executor afterPause;
    private boolean pausing;

    /// A sampler at rest, for ten looks a second.
    public Sampler() {
        this(PAUSE);
    }

    /// A sampler at rest.
    ///
    /// @param pause between two looks
    public Sampler(Duration pause) {
        this(CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater));
    }

    /// @param afterPause does something on the edge when a pause is over
    Sampler(Executor afterPause) {
        this.afterPause = afterPause;
    }

    @Override
    public void watch(Runnable look) {
        watched.add(look);
        pause();
    }

    @Override
    public void unwatch(Runnable look) {
        if (watched.remove(look)) {
            look.run();
        }
    }

    /// Looks at nothing any more: the screens it looked for are gone.
    public void stop() {
        watched.clear();
    }

    private void pause() {
        if (!pausing && !watched.isEmpty()) {
            pausing = true;
            afterPause.execute(this::look);
        }
    }

    private void look() {
        pausing = false;
        try {
            List.copyOf(watched).forEach(Runnable::run);
        } finally {
            pause(); // one look that fails must not blind the others
        }
    }
}
