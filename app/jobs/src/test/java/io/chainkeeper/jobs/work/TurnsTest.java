package io.chainkeeper.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.Waiting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Map<UUID, String> FAST = Map.of(new UUID(0, 1), "fast");
    private static final Map<UUID, String> SLOW = Map.of(new UUID(0, 2), "slow");

    private final Turns turns = new Turns(RunLimits.standard());
    private final List<String> went = new ArrayList<>();

    /// A run that waits on a thread of its own, as runs do.
    private final class Runner {
        private final LiveRun run = new LiveRun(RunKind.BACKUP, Optional.empty(), Clock.systemUTC());
        private final Turns.Turn turn = turns.join(run);
        private final CompletableFuture<Boolean> gone = new CompletableFuture<>();

        Runner awaits(String name, Map<UUID, String> domains) {
            Thread.ofVirtual().start(() -> {
                try {
                    turn.await(domains);
                    synchronized (went) {
                        went.add(name);
                    }
                    gone.complete(true);
                } catch (JobStopped stopped) {
                    gone.complete(false);
                }
            });
            return this;
        }

        boolean goes() throws Exception {
            return gone.get(30, TimeUnit.SECONDS);
        }

        /// What it waits for, once it says so.
        String waitsFor() throws Exception {
            while (run.snapshot().waiting().isEmpty()) {
                Thread.onSpinWait();
            }
            Waiting waiting = run.snapshot().waiting().get();
            assertThat(waiting.kind()).isEqualTo(Waiting.Kind.TURN);
            assertThat(gone).isNotDone();
            return waiting.what();
        }
    }

    private Runner runner(String name, Map<UUID, String> domains) {
        return new Runner().awaits(name, domains);
    }

    @Test
    void oneRunWorksOnAStorageDomainAndTheNextSaysForWhichItWaits() throws Exception {
        Runner first = runner("first", FAST);
        assertThat(first.goes()).isTrue();
        Runner second = runner("second", FAST);
        assertThat(second.waitsFor()).isEqualTo("fast");
        first.turn.close();
        assertThat(second.goes()).isTrue();
        assertThat(second.run.snapshot().waiting()).isEmpty();
    }

    @Test
    void noMoreRunsThanAllowedWorkAtOnce() throws Exception {
        assertThat(runner("a", Map.of()).goes()).isTrue();
        Runner second = runner("b", Map.of());
        assertThat(second.goes()).isTrue();
        Runner third = runner("c", SLOW);
        assertThat(third.waitsFor()).isEmpty();
        second.turn.close();
        assertThat(third.goes()).isTrue();
    }

    @Test
    void aRunOvertakesOneThatWaitsForAnotherStorageDomain() throws Exception {
        assertThat(runner("first", FAST).goes()).isTrue();
        Runner waiting = runner("waiting", FAST);
        waiting.waitsFor();
        assertThat(runner("other", SLOW).goes()).isTrue();
        assertThat(waiting.gone).isNotDone();
    }

    @Test
    void nobodyTakesTheStorageDomainThatAnEarlierRunWaitsFor() throws Exception {
        Runner first = runner("first", FAST);
        assertThat(first.goes()).isTrue();
        Map<UUID, String> both = new HashMap<>(FAST);
        both.putAll(SLOW);
        Runner early = runner("early", both);
        early.waitsFor();
        Runner late = runner("late", SLOW);
        assertThat(late.waitsFor()).isEqualTo("slow");
        first.turn.close();
        assertThat(early.goes()).isTrue();
        early.turn.close();
        assertThat(late.goes()).isTrue();
        assertThat(went).containsExactly("first", "early", "late");
    }

    @Test
    void whoeverJoinedFirstGoesFirstEvenIfItsDomainsAreKnownLater() throws Exception {
        turns.limit(new RunLimits(1, 1, Bandwidth.UNLIMITED));
        Runner first = new Runner();
        Runner second = runner("second", Map.of());
        second.waitsFor();
        first.awaits("first", Map.of());
        assertThat(first.goes()).isTrue();
        first.turn.close();
        assertThat(second.goes()).isTrue();
    }

    @Test
    void aWaitingRunCanBeCancelledAndGivesItsPlaceFree() throws Exception {
        Runner first = runner("first", FAST);
        assertThat(first.goes()).isTrue();
        Runner second = runner("second", FAST);
        Runner third = runner("third", FAST);
        third.waitsFor();
        second.run.cancel();
        assertThat(second.goes()).isFalse();
        second.turn.close();
        first.turn.close();
        assertThat(third.goes()).isTrue();
    }

    @Test
    void higherLimitsHoldAtOnceForThoseThatWait() throws Exception {
        assertThat(runner("first", FAST).goes()).isTrue();
        Runner second = runner("second", FAST);
        second.waitsFor();
        turns.limit(new RunLimits(2, 2, Bandwidth.UNLIMITED));
        assertThat(second.goes()).isTrue();
    }

    @Test
    void limitsUnderWhichNothingRunsAreRefused() {
        assertThatThrownBy(() -> new RunLimits(0, 1, Bandwidth.UNLIMITED)).isInstanceOf(IllegalArgumentException.class);
    }
}
