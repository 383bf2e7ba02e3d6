package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stages of a run with their times.
final class Course {
    private final RunKind kind;
    private final Map<Stage, Step> steps = new EnumMap<>(Stage.class);
    private volatile Stage stage;

    Course(RunKind kind) {
        this.kind = kind;
        this.stage = kind.stages().getFirst();
        kind.stages().forEach(each -> steps.put(each, Step.pending(each)));
    }

    /// The stage that works now.
    Stage stage() {
        return stage;
    }

    /// Moves on: the stage before is done. Going back to an earlier stage makes the later ones pending again,
    /// which is how a backup looks that has to begin anew in full.
    synchronized void enter(Stage next, Instant now) {
        leave(Step.State.DONE, now);
        boolean later = false;
        for (Stage each : kind.stages()) {
            if (each == next) {
                later = true;
            } else if (later) {
                steps.put(each, Step.pending(each));
            }
        }
        steps.put(next, new Step(next, Step.State.RUNNING, Optional.of(now), Optional.empty()));
        stage = next;
    }

    /// The run is over: so is its stage, and what nobody began is skipped.
    synchronized void end(Step.State how, Instant now) {
        leave(how, now);
        steps.replaceAll((which, step) -> step.state() == Step.State.PENDING
                ? new Step(which, Step.State.SKIPPED, step.started(), step.ended())
                : step);
    }

    private void leave(Step.State state, Instant now) {
        steps.computeIfPresent(
                stage,
                (which, step) -> step.state() == Step.State.RUNNING
                        ? new Step(which, state, step.started(), Optional.of(now))
                        : step);
    }

    /// All stages in order.
    synchronized List<Step> steps() {
        return kind.stages().stream()
                .map(each -> steps.getOrDefault(each, Step.pending(each)))
                .toList();
    }
}
