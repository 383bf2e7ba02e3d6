package io.chainkeeper.jobs.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How runs of another process are followed until nobody tells of them any more.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FollowerTest {
    private static final Failure GONE = Remote.gone("it has ended");

    @Test
    void anEndThatIsBeingReadCountsAlthoughItsRunnerIsGoneMeanwhile() throws Exception {
        StagedRun there = new StagedRun();
        SlowDesk desk = new SlowDesk();
        Follower follower = new Follower(desk);
        Run here = follower.know(there.snapshot());
        desk.asked.await();

        Thread cut = Thread.ofPlatform().start(() -> follower.cutOffAll(GONE));
        while (cut.getState() != Thread.State.TIMED_WAITING && cut.isAlive()) {
            Thread.onSpinWait();
        }
        there.end();
        desk.answer(there.snapshot());

        assertThat(here.outcome().join()).isInstanceOf(Outcome.Cancelled.class);
        cut.join();
    }

    @Test
    void aRunOfWhichNobodyTellsAnyMoreHasFailed() throws Exception {
        StagedRun there = new StagedRun();
        SlowDesk desk = new SlowDesk();
        Follower follower = new Follower(desk);
        Run here = follower.know(there.snapshot());
        desk.asked.await();
        desk.answer(there.snapshot());

        follower.cutOffAll(GONE);

        assertThat(here.outcome().join())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.RUNNER_GONE));
    }

    /// The other process, which answers when the test says so.
    private static final class SlowDesk implements RunDesk {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile Map<UUID, RunSnapshot> answer = Map.of();

        void answer(RunSnapshot now) {
            answer = Map.of(now.run(), now);
            answered.countDown();
        }

        @Override
        public Map<UUID, RunSnapshot> lookAtRuns(List<UUID> runs) {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer;
        }

        @Override
        public void cancelRun(UUID run) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pauseRun(UUID run) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resumeRun(UUID run) {
            throw new UnsupportedOperationException();
        }
    }
}
