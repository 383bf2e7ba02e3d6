package io.chainkeeper.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunCardViewModelTest {
    private static final long MIB = 1L << 20;
    private final Wording wording = Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH);
    private final HandCrank crank = new HandCrank();
    private final Runs runs = new Runs(new Background(Runnable::run), crank, wording);
    private final UUID vm = UUID.randomUUID();
    private final StagedRun run = new StagedRun(RunKind.BACKUP, vm);

    @Test
    void aRunningCardTellsStageBytesRateAndTimeLeft() {
        RunCardViewModel card = runs.follow(run);
        run.reach(2, 30 * MIB, 60 * MIB);
        crank.turn();
        assertThat(card.titleProperty().get()).isEqualTo("Backup: web01");
        assertThat(card.summaryProperty().get())
                .isEqualTo("Move the bytes · 30.0 MiB of 60.0 MiB · 1.0 MiB/s · 30 s left");
        assertThat(card.fractionProperty().get()).isEqualTo(0.5);
        assertThat(card.stepsProperty().get())
                .extracting(StepLine::state)
                .startsWith(Step.State.DONE, Step.State.DONE, Step.State.RUNNING, Step.State.PENDING);
        assertThat(card.disksProperty().get().getFirst().why()).isEqualTo("changes since the last point");
    }

    @Test
    void beforeTheBytesAreKnownTheBarPromisesNothing() {
        assertThat(runs.follow(run).fractionProperty().get()).isEqualTo(-1);
    }

    @Test
    void theLastSampleIsShownAndThenNobodyLooksAnyMore() {
        RunCardViewModel card = runs.follow(run);
        List<Outcome> told = new ArrayList<>();
        runs.whenEnded((_, outcome) -> told.add(outcome));
        run.reach(6, 60 * MIB, 60 * MIB);
        run.end(new Outcome.Completed(new Result.CatalogRebuilt(1, List.of()), List.of()));
        assertThat(card.endedProperty().get()).isTrue();
        assertThat(card.titleProperty().get()).isEqualTo("Backup: web01 · 1 min 15 s");
        assertThat(card.toneProperty().get()).isEqualTo(Tone.OK);
        assertThat(crank.watching()).isZero();
        assertThat(told).hasSize(1);
        assertThat(runs.active()).isEmpty();
    }

    @Test
    void aFailureIsToldWithItsCodeAndWhatToDoNext() {
        RunCardViewModel card = runs.follow(run);
        run.end(new Outcome.Failed(
                Stage.TRANSFER,
                new Failure.Reconnect(FailureCode.IMAGE_SERVER_UNREACHABLE, "host1:54322", "reset"),
                List.of()));
        assertThat(card.toneProperty().get()).isEqualTo(Tone.ALARM);
        assertThat(card.summaryProperty().get()).contains("CK-0104").contains("host1:54322");
        assertThat(card.notesProperty().get()).anyMatch(note -> note.contains("54322"));
    }

    @Test
    void aWarningAmongTheNotesKeepsTheCardFromLookingPerfect() {
        RunCardViewModel card = runs.follow(run);
        run.end(new Outcome.Completed(
                new Result.CatalogRebuilt(1, List.of()),
                List.of(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, "snapshot"))));
        assertThat(card.toneProperty().get()).isEqualTo(Tone.WARN);
        assertThat(card.notesProperty().get()).hasSize(1);
    }

    @Test
    void cancellingAsksTheRunAndSaysSoAtOnce() {
        RunCardViewModel card = runs.follow(run);
        card.cancel();
        assertThat(run.cancelled()).isTrue();
        assertThat(card.cancellingProperty().get()).isTrue();
    }

    @Test
    void onlyAnEndedCardCanBePutAway() {
        RunCardViewModel card = runs.follow(run);
        card.dismiss();
        assertThat(runs.of(vm)).contains(card);
        run.end(new Outcome.Cancelled(Stage.TRANSFER, List.of()));
        card.dismiss();
        assertThat(runs.of(vm)).isEmpty();
    }
}
