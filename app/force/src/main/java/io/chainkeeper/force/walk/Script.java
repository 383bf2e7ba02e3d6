package io.chainkeeper.force.walk;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Ending;
import io.chainkeeper.force.site.Step;
import io.chainkeeper.jobs.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What happens during one command: at some steps something, at most nothing.
final class Script implements Decider {
    private static final int LONGEST_ABSENCE = 400;

    private final Random random;
    private final Runnable guest;
    private final Tally tally;
    private final Map<Integer, Event> events = new HashMap<>();
    private final List<String> happened = new ArrayList<>();
    private int steps;
    private int away;
    private boolean disturbed;
    private @Nullable Run run;

    /// @param length about how many steps the command has
    /// @param guest  writes something into a disk
    Script(Random random, int length, Runnable guest, Tally tally) {
        this.random = random;
        this.guest = guest;
        this.tally = tally;
        int count = Math.max(0, random.nextInt(5) - 2);
        for (int i = 0; i < count; i++) {
            // Half of them anywhere; half early or in the middle, where most is decided.
            int bound = random.nextBoolean() ? length : 1 + length / (1 + random.nextInt(20));
            events.put(1 + random.nextInt(bound + 1), Event.values()[random.nextInt(Event.values().length)]);
        }
    }

    /// The run whose steps these are; it may have begun already.
    synchronized void about(Run which) {
        run = which;
    }

    @Override
    public synchronized Ending of(Step step) {
        steps++;
        tally.count(step.kind());
        Run mine = run;
        tally.count("in stage "
                + (mine == null
                        ? "BEGIN"
                        : mine.snapshot()
                                .current()
                                .map(each -> each.stage().name())
                                .orElse("BEGIN")));
        if (away > 0) {
            away--;
            return Ending.FAILS;
        }
        Event event = events.get(steps);
        if (event != null) {
            return happens(event, step);
        }
        if (random.nextInt(100) == 0) {
            guest.run();
        }
        return Ending.DONE;
    }

    private Ending happens(Event event, Step step) {
        tally.count(event.words());
        happened.add(event + " at step " + steps + ", " + step);
        disturbed |= event != Event.CANCEL && event != Event.PAUSE && event != Event.HALF;
        Run mine = run;
        return switch (event) {
            case CANCEL -> {
                if (mine != null) {
                    mine.cancel();
                }
                yield Ending.DONE;
            }
            case PAUSE -> {
                if (mine != null) {
                    mine.pause();
                    Thread.startVirtualThread(mine::resume);
                }
                yield Ending.DONE;
            }
            case AWAY -> {
                away = random.nextInt(LONGEST_ABSENCE);
                yield Ending.FAILS;
            }
            case CUT -> Ending.FAILS;
            case LOST -> Ending.LOST;
            case NO_SPACE -> Ending.NO_SPACE;
            case HALF -> Ending.HALF;
            case DEATH -> Ending.DIES;
            case DEATH_AFTER -> Ending.DIES_AFTER;
        };
    }

    /// How many steps there were.
    synchronized int steps() {
        return steps;
    }

    /// Whether anything failed that was no wish of a person.
    synchronized boolean disturbed() {
        return disturbed;
    }

    /// What happened, for findings.
    synchronized String story() {
        return happened.isEmpty() ? "nothing happened" : String.join("; ", happened);
    }
}
