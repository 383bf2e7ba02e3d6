package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Sampling;
import java.util.ArrayList;
import java.util.List;

/// Looks when the test turns the crank.
public final class HandCrank implements Sampling {
    private final List<Runnable> watched = new ArrayList<>();

    @Override
    public void watch(Runnable look) {
        watched.add(look);
    }

    @Override
    public void unwatch(Runnable look) {
        watched.remove(look);
        look.run();
    }

    public void turn() {
        List.copyOf(watched).forEach(Runnable::run);
    }

    public int watching() {
        return watched.size();
    }
}
