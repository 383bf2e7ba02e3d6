package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// Workers in simulated time: each asks for the next piece as soon as the one before was let through.
class SharesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MIB = 1 << 20;

    private final Shares shares = new Shares(0);
    private final List<Worker> workers = new ArrayList<>();
    private long now;

    private static final class Worker {
        private final Shares.Account account;
        private final int piece;
        private long moved;
        private Shares.Claim claim;

        Worker(Shares.Account account, int piece) {
            this.account = account;
            this.piece = piece;
        }
    }

    private Shares.Account transfer(int count, int piece) {
        return workers(new Shares.Account(), count, piece);
    }

    private Shares.Account workers(Shares.Account account, int count, int piece) {
        for (int i = 0; i < count; i++) {
            workers.add(new Worker(account, piece));
        }
        return account;
    }

    private void runUntil(long end, long bytesPerSecond) {
        while (now < end) {
            for (Worker each : workers) {
                if (each.claim != null && each.claim.granted()) {
                    each.moved += each.piece;
                    each.claim = null;
                }
                if (each.claim == null) {
                    each.claim = shares.claim(each.account, each.piece);
                }
            }
            now = Math.min(end, now + shares.grant(bytesPerSecond, now));
        }
    }

    private long moved() {
        return workers.stream().mapToLong(each -> each.moved).sum();
    }

    private long moved(Shares.Account account) {
        return workers.stream()
                .filter(each -> each.account == account)
                .mapToLong(each -> each.moved)
                .sum();
    }

    @Test
    void anyTwoSecondsHaveTheLimitsBytesWithinATenth() {
        transfer(4, MIB);
        long before = 0;
        for (int i = 1; i <= 10; i++) {
            runUntil(i * 2 * SECOND, 20L * MIB);
            assertThat(moved() - before).isCloseTo(40L * MIB, Percentage.withPercentage(10));
            before = moved();
        }
    }

    @Test
    void transfersGetTheSameHoweverManyWorkersTheyHave() {
        Shares.Account many = transfer(4, MIB);
        Shares.Account one = transfer(1, 64 << 10);
        runUntil(10 * SECOND, 10L * MIB);
        assertThat(moved(one)).isCloseTo(moved(many), within(2L * MIB));
    }

    @Test
    void aRunGetsTheSameHoweverManyDisksItMovesAndEachOfItsDisksTheSame() {
        Shares.Account run = new Shares.Account();
        List<Shares.Account> disks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            disks.add(workers(run.part(), 1 + i % 4, MIB));
        }
        Shares.Account alone = transfer(4, MIB);
        runUntil(100 * SECOND, 10L * MIB);
        long moved = disks.stream().mapToLong(this::moved).sum();
        assertThat(moved).isCloseTo(moved(alone), within(2L * MIB));
        assertThat(disks).allSatisfy(disk -> assertThat(moved(disk)).isCloseTo(moved / 8, within(2L * MIB)));
    }

    @Test
    void aTransferThatComesLaterGetsItsShareAndNoBackPay() {
        Shares.Account first = transfer(2, MIB);
        runUntil(10 * SECOND, 10L * MIB);
        long before = moved(first);
        Shares.Account late = transfer(2, MIB);
        runUntil(20 * SECOND, 10L * MIB);
        assertThat(moved(first) - before).isCloseTo(50L * MIB, within(3L * MIB));
        assertThat(moved(late)).isCloseTo(50L * MIB, within(3L * MIB));
    }

    @Test
    void anotherLimitHoldsFromTheNextPieceOn() {
        transfer(4, MIB);
        runUntil(10 * SECOND, 1L * MIB);
        long before = moved();
        runUntil(12 * SECOND, 50L * MIB);
        assertThat(moved() - before).isCloseTo(100L * MIB, Percentage.withPercentage(10));
    }

    @Test
    void aPauseOfAllTransfersIsNotMadeGoodByAFlood() {
        transfer(4, 64 << 10);
        runUntil(SECOND, 10L * MIB);
        long before = moved();
        now = 61 * SECOND;
        runUntil(62 * SECOND, 10L * MIB);
        assertThat(moved() - before).isCloseTo(10L * MIB, Percentage.withPercentage(10));
    }

    @Test
    void withoutALimitEverythingIsGrantedAtOnce() {
        Shares.Claim claim = shares.claim(new Shares.Account(), Integer.MAX_VALUE);
        assertThat(shares.grant(0, 0)).isZero();
        assertThat(claim.granted()).isTrue();
    }

    @Test
    void whatWasMovedWithoutALimitIsNotOwedUnderOne() {
        Shares.Account account = new Shares.Account();
        shares.claim(account, Integer.MAX_VALUE);
        shares.grant(0, 0);
        Shares.Claim next = shares.claim(account, MIB);
        shares.grant(MIB, SECOND);
        assertThat(next.granted()).isTrue();
    }

    @Test
    void whatWasWithdrawnIsNotPaidFor() {
        shares.grant(MIB, SECOND);
        Shares.Account account = new Shares.Account();
        shares.claim(account, 10 * MIB);
        shares.grant(MIB, 2 * SECOND);
        Shares.Claim waiting = shares.claim(account, 100 * MIB);
        shares.withdraw(waiting);
        Shares.Claim next = shares.claim(account, 1);
        long pause = shares.grant(MIB, 2 * SECOND);
        shares.grant(MIB, 2 * SECOND + pause);
        assertThat(waiting.granted()).isFalse();
        assertThat(next.granted()).isTrue();
        assertThat(pause).isCloseTo(10 * SECOND, within(SECOND));
    }
}
