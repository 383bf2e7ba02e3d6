package io.chainkeeper.desktop.watch;

import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A run whose every moment the test decides.
public final class StagedRun implements Run {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    private final UUID id = UUID.randomUUID();
    private final UUID disk = UUID.randomUUID();
    private final RunKind kind;
    private final UUID vm;
    private final String name;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private int stage;
    private long moved;
    private long toMove;
    private boolean cancelling;
    private Optional<BlockMap> map = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();

    public StagedRun(RunKind kind, UUID vm) {
        this(kind, vm, "web01");
    }

    public StagedRun(RunKind kind, UUID vm, String name) {
        this.kind = kind;
        this.vm = vm;
        this.name = name;
    }

    public void reach(int stageNumber, long bytesMoved, long bytesToMove) {
        stage = stageNumber;
        moved = bytesMoved;
        toMove = bytesToMove;
    }

    public void end(Outcome how) {
        outcome.complete(how);
    }

    public boolean cancelled() {
        return cancelling;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public RunKind kind() {
        return kind;
    }

    @Override
    public RunSnapshot snapshot() {
        Optional<Outcome> ended = Optional.ofNullable(outcome.getNow(null));
        var progress = new DiskProgress(
                disk,
                name + "-system",
                Optional.of(Mode.INCREMENTAL),
                Optional.of(Reason.CHANGES_SINCE_LAST_POINT),
                moved,
                toMove,
                0,
                8L << 30,
                ended.isPresent(),
                map);
        return new RunSnapshot(
                id,
                kind,
                Optional.of(vm),
                name,
                steps(ended.isPresent()),
                List.of(progress),
                moved,
                toMove,
                ended.isPresent() ? 0 : 1 << 20,
                toMove > moved && ended.isEmpty() ? Optional.of(Duration.ofSeconds(30)) : Optional.empty(),
                START,
                ended.map(_ -> START.plusSeconds(75)),
                cancelling,
                ended,
                waiting);
    }

    private List<Step> steps(boolean over) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < kind.stages().size(); i++) {
            var state = over || i < stage ? Step.State.DONE : i == stage ? Step.State.RUNNING : Step.State.PENDING;
            steps.add(new Step(
                    kind.stages().get(i),
                    state,
                    state == Step.State.PENDING ? Optional.empty() : Optional.of(START),
                    Optional.empty()));
        }
        return steps;
    }

    @Override
    public CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    @Override
    public void cancel() {
        cancelling = true;
    }

    @Override
    public void pause() {
        waiting = Optional.of(new Waiting(Waiting.Kind.PAUSED, "", START));
    }

    @Override
    public void resume() {
        waiting = Optional.empty();
    }

    public void waitFor(Waiting what) {
        waiting = Optional.of(what);
    }

    public void draw(BlockMap drawn) {
        map = Optional.of(drawn);
    }
}
