package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Stands beside a run until it ends, tells its steps as they happen, and hands Ctrl-C on to it.
public final class RunWatch {
    private static final long LOOK_EVERY_MILLIS = 200;

    /// A line that breaks could not be written over.
    private static final int ROOM_FOR_DISKS = 40;

    private final Words words = Words.in(Locale.getDefault());
    private final Output out;
    private final Interrupt interrupt;
    private final Consumer<String> steps;
    private Optional<String> waiting = Optional.empty();
    private final Set<UUID> disksTold = new HashSet<>();
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();

    /// Steps are remarks: they go to standard error.
    RunWatch(Output out, Interrupt interrupt) {
        this(out, interrupt, out::remark);
    }

    /// @param steps told each step that is over, as a line
    RunWatch(Output out, Interrupt interrupt, Consumer<String> steps) {
        this.out = out;
        this.interrupt = interrupt;
        this.steps = steps;
    }

    /// Waits for the end of `run`. A run that is cancelled still cleans up before this returns.
    Outcome untilEnd(Run run) throws InterruptedException {
        Set<Stage> told = EnumSet.noneOf(Stage.class);
        while (true) {
            try {
                Outcome outcome = run.outcome().get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                tellDisks(run.snapshot());
                tellSteps(run.snapshot(), told);
                return outcome;
            } catch (TimeoutException e) {
                if (interrupt.asked()) {
                    run.cancel();
                }
                RunSnapshot now = run.snapshot();
                tellDisks(now);
                tellSteps(now, told);
                tellWaiting(now);
                tellProgress(now);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run's outcome completes normally, always", e);
            }
        }
    }

    private void tellSteps(RunSnapshot now, Set<Stage> told) {
        for (Step step : now.steps()) {
            boolean over = step.state() == Step.State.DONE || step.state() == Step.State.FAILED;
            if (over && told.add(step.stage())) {
                clear();
                steps.accept("  " + (step.state() == Step.State.DONE ? "✓" : "✗") + " " + words.of(step.stage())
                        + took(step));
            }
        }
    }

    /// Where several move at the same time, each is told when it has come to its end.
    private void tellDisks(RunSnapshot now) {
        if (now.disks().size() < 2) {
            return;
        }
        for (DiskProgress disk : now.disks()) {
            if (disk.done() && disksTold.add(disk.disk())) {
                clear();
                steps.accept("    ✓ " + disk.alias() + ", " + Sizes.bytes(disk.bytesMoved()));
            }
        }
    }

    /// Those under way with how far each is, as many as a line has room for.
    private static String disks(RunSnapshot now) {
        var line = new StringBuilder();
        for (DiskProgress disk : now.disks()) {
            String word = "  " + disk.alias() + " " + (int) (100 * disk.fraction()) + " %";
            if (disk.bytesMoved() > 0 && !disk.done() && line.length() + word.length() <= ROOM_FOR_DISKS) {
                line.append(word);
            }
        }
        return now.disks().size() < 2 ? "" : line.toString();
    }

    /// Once, when it begins: a script's log need not say it five times a second.
    private void tellWaiting(RunSnapshot now) {
        Optional<String> waits = now.waiting().map(words::of);
        if (!waits.equals(waiting)) {
            waiting = waits;
            clear();
            waits.ifPresent(what -> steps.accept("  … " + what));
        }
    }

    private static String took(Step step) {
        return step.started()
                .flatMap(from -> step.ended().map(to -> " (" + Sizes.duration(Duration.between(from, to)) + ")"))
                .orElse("");
    }

    private void tellProgress(RunSnapshot now) {
        if (!terminal) {
            return;
        }
        String stage = waiting.or(() -> now.current().map(step -> words.of(step.stage())))
                .orElse("");
        String bytes = now.bytesToMove() == 0
                ? ""
                : ": " + Sizes.bytes(now.bytesMoved()) + " of " + Sizes.bytes(now.bytesToMove()) + ", "
                        + Sizes.rate(now.bytesPerSecond())
                        + now.eta()
                                .map(eta -> ", " + Sizes.duration(eta) + " left")
                                .orElse("");
        out.passing("  … " + stage + bytes + disks(now));
    }

    private void clear() {
        if (terminal) {
            out.passing("");
        }
    }

    /// The exit status that goes with an outcome.
    static ExitCode exit(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> ExitCode.DONE;
            case Outcome.NothingToDo _ -> ExitCode.SKIPPED;
            case Outcome.Cancelled _ -> ExitCode.CANCELLED;
            case Outcome.Failed _ -> ExitCode.FAILED;
        };
    }
}
