package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A run whose end the test decides.
final class StagedRun implements Run {
    private final UUID id = UUID.randomUUID();
    private final CompletableFuture<Outcome> ends = new CompletableFuture<>();

    void end() {
        ends.complete(new Outcome.Cancelled(Stage.values()[0], List.of()));
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public RunKind kind() {
        return RunKind.BACKUP;
    }

    @Override
    public RunSnapshot snapshot() {
        return new RunSnapshot(
                id,
                kind(),
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                0,
                0,
                0,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                false,
                Optional.ofNullable(ends.getNow(null)),
                Optional.empty());
    }

    @Override
    public CompletableFuture<Outcome> outcome() {
        return ends;
    }

    @Override
    public void cancel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }
}
