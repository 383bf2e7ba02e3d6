package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Later;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads a list again by itself while somebody looks at it: gently while all is well, soon when it failed.
///
/// A large engine needs seconds for its list. The pause grows with the time that the last answer took, so that
/// reading never costs more than a small part of anybody's time.
final class Attention {
    private static final Duration GENTLE = Duration.ofSeconds(60);
    private static final Duration FIRST_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_AGAIN = Duration.ofSeconds(30);
    private static final int PAUSES_PER_ANSWER = 200;

    private final Later later;
    private final Runnable read;
    private Later.@Nullable Pending pending;
    private Duration again = FIRST_AGAIN;
    private long askedNanos;
    private boolean looking;

    Attention(Later later, Runnable read) {
        this.later = later;
        this.read = read;
    }

    /// Somebody begins or ceases to look. What failed, or was never read, is read at once.
    void look(boolean now) {
        boolean begins = now && !looking;
        looking = now;
        callOff();
        if (begins) {
            read.run();
        }
    }

    void asked() {
        callOff();
        askedNanos = System.nanoTime();
    }

    void answered() {
        again = FIRST_AGAIN;
        Duration took = Duration.ofNanos(System.nanoTime() - askedNanos);
        Duration pause = took.multipliedBy(PAUSES_PER_ANSWER);
        next(pause.compareTo(GENTLE) > 0 ? pause : GENTLE);
    }

    void failed() {
        next(again);
        Duration longer = again.multipliedBy(2);
        again = longer.compareTo(LONGEST_AGAIN) > 0 ? LONGEST_AGAIN : longer;
    }

    private void next(Duration pause) {
        callOff();
        if (looking) {
            pending = later.after(pause, read);
        }
    }

    private void callOff() {
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
    }
}
