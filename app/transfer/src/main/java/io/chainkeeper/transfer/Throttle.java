package io.chainkeeper.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Keeps several transfers together below one limit, downloads and uploads alike: runs have equal shares, and the
/// transfers of a run equal parts of its share. The limit may change at any time.
public final class Throttle {
    /// The smallest piece that is worth a request of its own.
    private static final int SMALLEST = 64 << 10;

    /// Pieces per second and limit that make the rate look even.
    private static final int PIECES_PER_SECOND = 20;

    private final LongSupplier bytesPerSecond;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition granted = lock.newCondition();
    private final Shares shares;

    /// @param bytesPerSecond asked before each piece; 0 is no limit
    public Throttle(LongSupplier bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime);
    }

    Throttle(LongSupplier bytesPerSecond, LongSupplier nanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.shares = new Shares(nanos.getAsLong());
    }

    /// The way in for one of equals, a run or a single transfer: all its workers share it.
    public Gate gate() {
        return gate(new Shares.Account());
    }

    private Gate gate(Shares.Account account) {
        return new Gate() {
            @Override
            public Gate part() {
                return gate(account.part());
            }

            @Override
            public int portion(int most) {
                return Throttle.this.portion(most);
            }

            @Override
            public boolean admits(int bytes, Duration longest) throws InterruptedException {
                return bytes == 0 || Throttle.this.admits(account, bytes, longest);
            }
        };
    }

    private int portion(int most) {
        long limit = bytesPerSecond.getAsLong();
        if (limit == 0) {
            return most;
        }
        long even = Math.max(SMALLEST, limit / PIECES_PER_SECOND / SMALLEST * SMALLEST);
        return (int) Math.min(most, even);
    }

    private boolean admits(Shares.Account account, int bytes, Duration longest) throws InterruptedException {
        long until = nanos.getAsLong() + longest.toNanos();
        lock.lock();
        try {
            Shares.Claim claim = shares.claim(account, bytes);
            while (true) {
                long now = nanos.getAsLong();
                long pause = shares.grant(bytesPerSecond.getAsLong(), now);
                if (claim.granted()) {
                    granted.signalAll(); // others may have been granted with it, or have to wait anew
                    return true;
                }
                long left = until - now;
                if (left <= 0) {
                    shares.withdraw(claim);
                    return false;
                }
                await(Math.min(pause, left), claim);
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(long nanosToWait, Shares.Claim claim) throws InterruptedException {
        try {
            granted.awaitNanos(Math.max(nanosToWait, TimeUnit.MICROSECONDS.toNanos(100)));
        } catch (InterruptedException e) {
            shares.withdraw(claim);
            throw e;
        }
    }
}
