package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Whose turn it is: so many runs at once, and so many of them on one storage domain. First come, first served.
///
/// A run may overtake one that waits for a storage domain, but never into a place that the other waits for; so no
/// run waits for ever. For many threads.
final class Turns {
    private final List<Turn> line = new ArrayList<>();
    private volatile RunLimits limits;

    Turns(RunLimits limits) {
        this.limits = limits;
    }

    /// A run's place in the line.
    final class Turn {
        private final LiveRun run;
        private final CompletableFuture<Void> go = new CompletableFuture<>();
        /// Storage domains by id, with their names; empty until [#await] knows them.
        private Optional<Map<UUID, String>> domains = Optional.empty();

        private Turn(LiveRun run) {
            this.run = run;
        }

        /// Waits until it is this run's turn.
        ///
        /// @param works storage domains that the run works on, by id with their names
        /// @throws JobStopped somebody cancelled meanwhile
        void await(Map<UUID, String> works) throws JobStopped {
            synchronized (Turns.this) {
                domains = Optional.of(Map.copyOf(works));
                decide();
            }
            CompletableFuture.anyOf(go, run.cancelAsked()).join();
            run.stopIfCancelled();
        }

        /// Gives the place free, whether it was used or not.
        void close() {
            synchronized (Turns.this) {
                line.remove(this);
                decide();
            }
        }
    }

    /// Joins the line at its end.
    synchronized Turn join(LiveRun run) {
        Turn turn = new Turn(run);
        line.add(turn);
        return turn;
    }

    RunLimits limits() {
        return limits;
    }

    /// From now on, for those that wait too. Nobody who works is sent back.
    synchronized void limit(RunLimits other) {
        limits = other;
        decide();
    }

    /// Lets all go whose turn it is, and tells the others what they wait for.
    private void decide() {
        Map<UUID, Integer> taken = new HashMap<>();
        int places = limits.runsAtOnce();
        for (Turn each : line) {
            if (each.go.isDone()) {
                places--;
                take(taken, each);
            }
        }
        for (Turn each : line) {
            if (each.go.isDone()) {
                continue;
            }
            Optional<String> busy = busyDomain(taken, each);
            if (places <= 0) {
                waits(each, "");
            } else if (busy.isPresent()) {
                waits(each, busy.get());
            } else if (each.domains.isPresent()) {
                each.run.goesOn();
                each.go.complete(null);
            }
            if (busy.isEmpty()) {
                places--; // one that is still asking for its domains keeps its place
            }
            take(taken, each); // whoever comes later must not take what this one waits for
        }
    }

    private Optional<String> busyDomain(Map<UUID, Integer> taken, Turn turn) {
        return turn.domains.orElse(Map.of()).entrySet().stream()
                .filter(each -> taken.getOrDefault(each.getKey(), 0) >= limits.runsPerStorageDomain())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void take(Map<UUID, Integer> taken, Turn turn) {
        Set<UUID> domains = turn.domains.orElse(Map.of()).keySet();
        domains.forEach(domain -> taken.merge(domain, 1, Integer::sum));
    }

    private static void waits(Turn turn, String what) {
        boolean told = turn.run.waiting().filter(now -> now.what().equals(what)).isPresent();
        if (!told) {
            turn.run.waitsFor(new Waiting(Waiting.Kind.TURN, what, turn.run.startedAt()));
        }
    }
}
