package io.chainkeeper.lab.trouble;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The troubles that wait to strike, oldest first, and who decides about each request. Safe for many threads.
public final class Troubles {
    private final List<Trouble> waiting = new ArrayList<>();
    private volatile Watcher watcher = (server, method, path) -> Watcher.Fate.ANSWERED;

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

    /// Takes the oldest happening away that is to be at a moment and fits, if one waits.
    public synchronized Optional<Happening> take(Moment when, Predicate<Happening> fits) {
        for (Iterator<Trouble> all = waiting.iterator(); all.hasNext(); ) {
            if (all.next() instanceof Trouble.Happens(Happening what, Moment at) && at == when && fits.test(what)) {
                all.remove();
                return Optional.of(what);
            }
        }
        return Optional.empty();
    }

    /// Whether something is to happen at a moment.
    public synchronized boolean waitsFor(Moment when) {
        for (Trouble trouble : waiting) {
            if (trouble instanceof Trouble.Happens(Happening what, Moment at) && at == when) {
                return true;
            }
        }
        return false;
    }

    /// What has not struck yet, oldest first.
    public synchronized List<Trouble> waiting() {
        return List.copyOf(waiting);
    }

    /// Who decides about each request from now on.
    public void watchedBy(Watcher who) {
        watcher = who;
    }

    /// Who decides about each request now; at first somebody who lets all of them pass.
    public Watcher watcher() {
        return watcher;
    }

    /// Calls everything off.
    public synchronized void clear() {
        waiting.clear();
    }
}
