package io.chainkeeper.jobs.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
}
