package io.chainkeeper.desktop.edge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Waits without a thread of its own, and without the toolkit's timelines: those cost processor time while they wait,
/// as [Sampler] says.
public final class FxLater implements Later {
    /// Needs nothing.
    public FxLater() {}

    @Override
    public Pending after(Duration pause, Runnable what) {
        AtomicBoolean calledOff = new AtomicBoolean();
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> {
                    if (!calledOff.get()) {
                        what.run();
                    }
                });
        return () -> calledOff.set(true);
    }
}
