package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One for all: who fails stops the others, and nobody is left behind.
@Timeout(30)
class CrewTest {
    private final TransferCounters counters = new TransferCounters();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Crew crew =
            new Crew(cancelled::get, counters, new RetryLimits(4, Duration.ofMillis(1), 1, Duration.ofMillis(1)));

    @Test
    void theFirstFailureStopsTheOthersAndIsTold() {
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        assertThatThrownBy(() -> crew.work(4, () -> {
                    try {
                        if (turn.getAndIncrement() == 2) {
                            throw new IOException("disk full");
                        }
                        while (!crew.stopped()) {
                            Thread.onSpinWait();
                        }
                        throw new TransferCancelled();
                    } finally {
                        ended.incrementAndGet();
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(ended).hasValue(4);
    }

    @Test
    void aBugInAWorkerIsNotSwallowed() {
        assertThatThrownBy(() -> crew.work(2, () -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptOfTheCallerStopsTheWorkersWithoutInterruptingThem() {
        AtomicBoolean interruptedWorker = new AtomicBoolean();
        CountDownLatch working = new CountDownLatch(2);
        Thread caller = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                working.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        assertThatExceptionOfType(TransferCancelled.class)
                .isThrownBy(() -> crew.work(2, () -> {
                    working.countDown();
                    while (!crew.stopped()) {
                        Thread.onSpinWait();
                    }
                    interruptedWorker.compareAndSet(
                            false, Thread.currentThread().isInterrupted());
                }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interruptedWorker).isFalse();
    }

    @Test
    void aBrokenRangeIsTriedAgainAndCounted() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        crew.persist(false, () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConnectionLost(ConnectionLost.Why.BROKEN, "broken", null);
            }
        });
        assertThat(attempts).hasValue(3);
        assertThat(counters.repeats()).isEqualTo(2);
    }

    @Test
    void noRangeIsTriedForEver() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> crew.persist(true, () -> {
                    attempts.incrementAndGet();
                    throw new ConnectionLost(ConnectionLost.Why.SILENT, "silent", null);
                }));
        assertThat(attempts).hasValue(4);
    }

    @Test
    void whatCannotPassIsNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> crew.persist(true, () -> {
                    attempts.incrementAndGet();
                    throw new ConnectionLost(ConnectionLost.Why.NOT_TRUSTED, "not trusted", null);
                }));
        assertThatExceptionOfType(TicketGone.class)
                .isThrownBy(() -> crew.persist(true, () -> {
                    attempts.incrementAndGet();
                    throw new TicketGone("expired");
                }));
        assertThatExceptionOfType(ServerTrouble.class)
                .isThrownBy(() -> crew.persist(true, () -> {
                    attempts.incrementAndGet();
                    throw new ServerTrouble(400, "bad request");
                }));
        assertThatExceptionOfType(ServerTrouble.class)
                .isThrownBy(() -> crew.persist(false, () -> {
                    attempts.incrementAndGet();
                    throw new ServerTrouble(500, "while writing");
                }));
        assertThat(attempts).hasValue(4);
    }

    @Test
    void aPauseEndsWhenNobodyWaitsForItAnyMore() {
        assertThatExceptionOfType(TransferCancelled.class)
                .isThrownBy(() -> crew.persist(true, () -> {
                    cancelled.set(true);
                    throw new ServerTrouble(500, "and cancelled");
                }));
    }
}
