package io.chainkeeper.jobs.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long runs stay that somebody was told of.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HandedOutTest {
    private final HandedOut runs = new HandedOut();

    @Test
    void runsOfCallersWhoNeverAskAgainDoNotStayForEver() throws Exception {
        List<StagedRun> abandoned = new ArrayList<>();
        for (int i = 0; i < 3 * HandedOut.MOST; i++) {
            StagedRun run = new StagedRun();
            runs.tell(run);
            run.end();
            abandoned.add(run);
        }
        assertThat(runs.lookAtRuns(ids(abandoned))).hasSize(HandedOut.MOST);
        assertThat(runs.lookAtRuns(ids(abandoned.subList(abandoned.size() - HandedOut.MOST, abandoned.size()))))
                .as("the latest are those that are left")
                .hasSize(HandedOut.MOST);

        runs.told(runs.lookAtRuns(ids(abandoned)));
        runs.awaitTold(Duration.ofDays(1)); // nobody is waited for who has been forgotten
    }

    @Test
    void aRunThatGoesOnStaysHoweverManyComeAfterIt() {
        StagedRun patient = new StagedRun();
        runs.tell(patient);
        for (int i = 0; i < 2 * HandedOut.MOST; i++) {
            StagedRun run = new StagedRun();
            runs.tell(run);
            run.end();
        }
        assertThat(runs.lookAtRuns(List.of(patient.id()))).hasSize(1);
    }

    @Test
    void whatSomebodyKnowsGoesBeforeWhatNobodyWasTold() {
        StagedRun untold = new StagedRun();
        runs.tell(untold);
        untold.end();
        List<StagedRun> told = new ArrayList<>();
        for (int i = 0; i < 2 * HandedOut.MOST; i++) {
            StagedRun run = new StagedRun();
            runs.tell(run);
            run.end();
            runs.told(runs.lookAtRuns(List.of(run.id())));
            told.add(run);
        }
        assertThat(runs.lookAtRuns(List.of(untold.id()))).hasSize(1);
        assertThat(runs.lookAtRuns(ids(told)).keySet())
                .as("and of those the oldest first")
                .containsExactlyInAnyOrderElementsOf(ids(told.subList(told.size() - HandedOut.MOST + 1, told.size())));
    }

    private static List<UUID> ids(List<StagedRun> runs) {
        return runs.stream().map(StagedRun::id).toList();
    }

    /// A run whose end the test decides.
    private static final class StagedRun implements Run {
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
}
