package io.chainkeeper.lab.engine;

import java.util.EnumMap;
import java.util.Map;

/// The troubles that wait for their occasion. Safe for many threads.
public final class EngineTroubles {
    private final Map<EngineTrouble, Integer> waiting = new EnumMap<>(EngineTrouble.class);

    /// Lets a trouble happen once more.
    public synchronized void arm(EngineTrouble trouble) {
        waiting.merge(trouble, 1, Integer::sum);
    }

    /// Takes one occurrence of a trouble, if one waits.
    synchronized boolean strikes(EngineTrouble trouble) {
        int count = waiting.getOrDefault(trouble, 0);
        if (count > 0) {
            waiting.put(trouble, count - 1);
        }
        return count > 0;
    }
}
