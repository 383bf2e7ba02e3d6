package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The runs that others were told of, and may ask about.
final class HandedOut implements RunDesk {
    /// Runs that are remembered. More are there only while more than these are at work.
    static final int MOST = 200;

    private final Map<UUID, Run> runs = Collections.synchronizedMap(new LinkedHashMap<>());
    /// Runs whose end nobody has been told yet.
    private final Map<UUID, Run> untold = new ConcurrentHashMap<>();

    /// Hands a run out.
    RunSnapshot tell(Run run) {
        if (runs.putIfAbsent(run.id(), run) == null) {
            forgetOld();
        }
        RunSnapshot now = run.snapshot();
        if (now.outcome().isEmpty()) {
            untold.put(run.id(), run);
        }
        return now;
    }

    /// The oldest ended ones go, and first those whose end was told. A caller who never asked again is not waited for:
    /// what its runs did is in the catalog.
    private void forgetOld() {
        synchronized (runs) {
            forgetEnded(run -> !untold.containsKey(run.id()));
            forgetEnded(_ -> true);
        }
    }

    private void forgetEnded(Predicate<Run> which) {
        Iterator<Run> oldestFirst = runs.values().iterator();
        while (runs.size() > MOST && oldestFirst.hasNext()) {
            Run run = oldestFirst.next();
            if (run.outcome().isDone() && which.test(run)) {
                oldestFirst.remove();
                untold.remove(run.id());
            }
        }
    }

    @Override
    public Map<UUID, RunSnapshot> lookAtRuns(List<UUID> asked) {
        Map<UUID, RunSnapshot> seen = new HashMap<>();
        for (UUID id : asked) {
            Optional.ofNullable(runs.get(id)).map(Run::snapshot).ifPresent(now -> seen.put(id, now));
        }
        return seen;
    }

    /// An answer with these ends has been sent.
    void told(Map<UUID, RunSnapshot> sent) {
        sent.values().stream().filter(now -> now.outcome().isPresent()).forEach(now -> untold.remove(now.run()));
        synchronized (untold) {
            untold.notifyAll();
        }
    }

    /// Waits until whoever follows a run knows that it has ended.
    void awaitTold(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (untold) {
            for (long left = limit.toMillis(); !untold.isEmpty() && left > 0; ) {
                untold.wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }

    @Override
    public void cancelRun(UUID run) {
        with(run, Run::cancel);
    }

    @Override
    public void pauseRun(UUID run) {
        with(run, Run::pause);
    }

    @Override
    public void resumeRun(UUID run) {
        with(run, Run::resume);
    }

    private void with(UUID run, Consumer<Run> what) {
        Optional.ofNullable(runs.get(run)).ifPresent(what);
    }
}
