package io.chainkeeper.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveRunTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private final LiveRun run = new LiveRun(RunKind.BACKUP, Optional.empty(), now::get);

    private Step.State state(Stage stage) {
        return run.snapshot().steps().stream()
                .filter(step -> step.stage() == stage)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    @Test
    void everyStageOfItsKindIsShownFromTheBeginning() {
        assertThat(run.snapshot().steps()).extracting(Step::stage).isEqualTo(RunKind.BACKUP.stages());
    }

    @Test
    void enteringAStageEndsTheOneBefore() {
        run.enter(Stage.PLAN);
        pass(Duration.ofSeconds(3));
        run.enter(Stage.START);

        Step plan = run.snapshot().steps().getFirst();
        assertThat(plan.state()).isEqualTo(Step.State.DONE);
        assertThat(Duration.between(plan.started().orElseThrow(), plan.ended().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(state(Stage.START)).isEqualTo(Step.State.RUNNING);
        assertThat(state(Stage.TRANSFER)).isEqualTo(Step.State.PENDING);
    }

    @Test
    void beginningAnewInFullMakesLaterStagesPendingAgain() {
        run.enter(Stage.START);
        run.enter(Stage.TRANSFER);

        run.enter(Stage.START);

        assertThat(state(Stage.START)).isEqualTo(Step.State.RUNNING);
        assertThat(state(Stage.TRANSFER)).isEqualTo(Step.State.PENDING);
    }

    private record Counter(AtomicLong bytes, long toMove) implements Meter {
        @Override
        public long moved() {
            return bytes.get();
        }

        @Override
        public long zero() {
            return 0;
        }
    }

    @Test
    void theTimeLeftComesFromTheBytesLeftToMove() {
        DiskGauge gauge = run.show(new DiskGauge(UUID.randomUUID(), "root", 1L << 40, 0));
        AtomicLong moved = new AtomicLong();
        gauge.watch(new Counter(moved, 10_000));
        run.snapshot();
        moved.set(4_000);
        pass(Duration.ofSeconds(4));

        RunSnapshot snapshot = run.snapshot();

        assertThat(snapshot.bytesPerSecond()).isEqualTo(1_000);
        assertThat(snapshot.eta()).contains(Duration.ofSeconds(6));
        assertThat(snapshot.fraction()).isEqualTo(0.4);
    }

    @Test
    void aCancelWakesWhoeverWaits() {
        run.cancel();

        assertThat(run.cancelled()).isTrue();
        assertThatThrownBy(() -> run.sleep(Duration.ofDays(1))).isInstanceOf(JobStopped.class);
        assertThatThrownBy(run::stopIfCancelled).isInstanceOf(JobStopped.class);
        assertThat(run.snapshot().cancelling()).isTrue();
    }

    @Test
    void aDurableResultCannotBeCancelledAway() throws Exception {
        run.nowDurable();
        run.cancel();

        run.stopIfCancelled();
        assertThat(run.cancelled()).isFalse();
    }

    @Test
    void theEndSkipsWhatWasNeverBegunAndIsToldOnce() {
        run.enter(Stage.PLAN);
        Outcome nothing = new Outcome.NothingToDo(Finding.of(Finding.Kind.NO_DISKS));

        run.end(nothing);

        assertThat(run.outcome().join()).isEqualTo(nothing);
        assertThat(run.snapshot().outcome()).contains(nothing);
        assertThat(state(Stage.PLAN)).isEqualTo(Step.State.DONE);
        assertThat(state(Stage.TRANSFER)).isEqualTo(Step.State.SKIPPED);
        assertThat(run.snapshot().endedAt()).contains(now.get());
    }

    @Test
    void nobodyOutsideCanEndARun() {
        run.outcome().complete(new Outcome.Cancelled(Stage.PLAN, List.of()));

        assertThat(run.snapshot().outcome()).isEmpty();
    }
}
