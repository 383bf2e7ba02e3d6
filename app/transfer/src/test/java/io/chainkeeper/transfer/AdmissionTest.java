package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Seats seats = new Seats(1);

    /// Stays closed for so many looks of ten seconds each.
    private final class ClosedGate implements Gate {
        private int looks;

        ClosedGate(int looks) {
            this.looks = looks;
        }

        @Override
        public int portion(int most) {
            return most;
        }

        @Override
        public boolean admits(int bytes, Duration longest) {
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            return looks-- <= 0;
        }
    }

    @Test
    void aLongWaitKeepsTheTicketAliveEveryTwentySeconds() throws Exception {
        new Admission(new ClosedGate(60), seats.party(), _ -> renewals.incrementAndGet(), nanos::get)
                .admit(1, stopped::get);
        assertThat(renewals).hasValue(30);
    }

    @Test
    void anOpenGateCostsNoRequest() throws Exception {
        Admission admission = new Admission(Gate.OPEN, seats.party(), _ -> renewals.incrementAndGet(), nanos::get);
        for (int i = 0; i < 100; i++) {
            nanos.addAndGet(Admission.RENEW_NANOS);
            admission.admit(1, stopped::get);
        }
        assertThat(renewals).hasValue(0);
    }

    @Test
    void aServerThatIsAwayMeanwhileIsNoNews() throws Exception {
        Admission.Renewal broken = _ -> {
            renewals.incrementAndGet();
            throw new ConnectionLost(ConnectionLost.Why.BROKEN, "reset", new java.io.IOException("reset"));
        };
        new Admission(new ClosedGate(4), seats.party(), broken, nanos::get).admit(1, stopped::get);
        assertThat(renewals).hasValue(2);
    }

    @Test
    void whoeverIsStoppedDoesNotWaitForTheGate() {
        stopped.set(true);
        assertThatExceptionOfType(TransferCancelled.class)
                .isThrownBy(() -> new Admission(
                                new ClosedGate(Integer.MAX_VALUE),
                                seats.party(),
                                _ -> renewals.incrementAndGet(),
                                nanos::get)
                        .admit(1, stopped::get));
    }
}
