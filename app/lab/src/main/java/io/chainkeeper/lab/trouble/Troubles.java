package io.chainkeeper.lab.trouble;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The troubles that wait to strike, oldest first. Safe for many threads.
public final class Troubles {
    private final List<Trouble> waiting = new ArrayList<>();

    /// None waits yet.
    public Troubles() {}

    /// Adds one; it strikes once.
    public synchronized void next(Trouble trouble) {
        waiting.add(trouble);
    }

    /// Takes the oldest trouble of a kind away, if one waits.
    public synchronized <T extends Trouble> Optional<T> take(Class<T> kind) {
        for (Iterator<Trouble> all = waiting.iterator(); all.hasNext(); ) {
            Trouble trouble = all.next();
            if (kind.isInstance(trouble)) {
                all.remove();
                return Optional.of(kind.cast(trouble));
            }
        }
        return Optional.empty();
    }

    /// What has not struck yet, oldest first.
    public synchronized List<Trouble> waiting() {
        return List.copyOf(waiting);
    }

    /// Calls everything off.
    public synchronized void clear() {
        waiting.clear();
    }
}
