package io.chainkeeper.force.liars;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Lanes beside each other that take one trial after the other until there are none.
final class Liars {
    /// Most of a trial is waiting, for a server that is silent above all.
    private static final int LANES = 4;

    /// A repository and a data centre grow with every trial, and so does the time that looking at them takes.
    private static final int TRIALS_OF_A_LANE = 50;

    private final Path folder;
    private final long seed;
    private final Tally tally;
    private final Semaphore large = new Semaphore(1);
    private final AtomicInteger lanes = new AtomicInteger();
    private final Queue<Trial> trials = new ArrayDeque<>();
    private long most;

    Liars(Path folder, long seed, Tally tally) {
        this.folder = folder;
        this.seed = seed;
        this.tally = tally;
    }

    /// Tries everything, or so much of it as the tests have time for.
    void run(boolean all) throws Exception {
        Map<Flow, Map<Asked, Integer>> asked = asked();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            trials.addAll(Trials.of(seed, all, asked));
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                working.add(workers.submit(this::work));
            }
            for (Future<?> each : working) {
                each.get();
            }
        }
        tally.add(
                "kinds of questions",
                asked.values().stream()
                        .map(Map::keySet)
                        .flatMap(Collection::stream)
                        .distinct()
                        .count());
        tally.add("kinds of lies", Trials.lies().size() + 1);
        tally.add("bytes that were taken of one lie at most", most);
    }

    /// What each flow asks of honest servers.
    private Map<Flow, Map<Asked, Integer>> asked() throws IOException, WorkplaceException {
        Map<Flow, Map<Asked, Integer>> all = new EnumMap<>(Flow.class);
        try (Lane lane = lane()) {
            lane.begin();
            for (Flow flow : Flow.values()) {
                lane.liar().forget();
                lane.goes(flow);
                all.put(flow, lane.liar().asked());
            }
            all.values().removeIf(Map::isEmpty);
        } catch (io.chainkeeper.engine.EngineException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private Lane lane() throws IOException, WorkplaceException {
        int number = lanes.incrementAndGet();
        return new Lane(folder.resolve("lane-" + number), seed + number, tally, large);
    }

    private synchronized Optional<Trial> next() {
        return tally.timeIsUp() || tally.findings() > 20 ? Optional.empty() : Optional.ofNullable(trials.poll());
    }

    private Void work() throws Exception {
        for (Optional<Trial> trial = next(); trial.isPresent(); ) {
            Lane lane = lane();
            try (lane) {
                lane.begin();
                Court court = new Court(lane, tally);
                for (int i = 0; i < TRIALS_OF_A_LANE && trial.isPresent() && !court.spoilt(); i++) {
                    hear(court, trial.get());
                    trial = next();
                }
                listened(lane.liar().most());
            }
            Folders.remove(lane.folder());
        }
        return null;
    }

    /// What goes on is told, in case that it is the last thing to go on.
    private void hear(Court court, Trial trial) throws IOException, WorkplaceException {
        System.err.println("begins: " + trial);
        long begun = System.nanoTime();
        int before = tally.findings();
        court.hear(trial);
        tally.count("trials");
        if (tally.findings() > before) {
            System.err.println("found something: " + tally.report().findings().getLast());
        }
        System.err.println((System.nanoTime() - begun) / 1_000_000 + " ms " + trial);
    }

    private synchronized void listened(long bytes) {
        most = Math.max(most, bytes);
    }
}
