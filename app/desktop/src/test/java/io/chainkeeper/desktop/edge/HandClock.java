package io.chainkeeper.desktop.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Pauses that end when the test says so.
public final class HandClock implements Later {
    private record Waiting(Duration pause, Runnable what) {}

    private final List<Waiting> waiting = new ArrayList<>();

    @Override
    public Pending after(Duration pause, Runnable what) {
        Waiting each = new Waiting(pause, what);
        waiting.add(each);
        return () -> waiting.remove(each);
    }

    /// Ends every pause that has begun.
    public void ring() {
        List<Waiting> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(each -> each.what().run());
    }

    /// The pauses that have not ended.
    public List<Duration> pauses() {
        return waiting.stream().map(Waiting::pause).toList();
    }
}
