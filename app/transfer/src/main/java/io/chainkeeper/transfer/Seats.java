package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.Pages;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where the workers of all transfers sit: each seat is memory for one block and the right to keep a connection busy.
///
/// There are so many and no more, however many disks move. Who has the fewest goes first: runs get equal parts, and the
/// disks of a run equal parts of its part; one run alone never has all of them, so that the next one need not wait. The
/// memory is given back to the system when nobody sits any more. For many threads.
public final class Seats {
    /// 64 MiB of blocks. Two transfers alone are as fast as with any number; more seats only keep more disks moving.
    private static final int STANDARD = 16;

    private static final Seats OF_PROCESS = new Seats(STANDARD);

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Claim> waiting = new ArrayList<>();
    private final Deque<Block> free = new ArrayDeque<>();
    private int taken;
    private long served;

    /// @param most seats altogether, at least 1
    public Seats(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(most + " seats");
        }
        this.most = most;
    }

    private record Block(Arena arena, ByteBuffer bytes) {
        static Block fresh() {
            // Shared, since another worker may close it.
            Arena arena = Arena.ofShared();
            return new Block(arena, Pages.buffer(arena, BlockDigests.BLOCK_SIZE));
        }
    }

    /// Those that all transfers of this process share.
    public static Seats ofProcess() {
        return OF_PROCESS;
    }

    /// Some who are one of equals: the transfers of a run, or a single transfer.
    public Party party() {
        return new Party(this, null);
    }

    /// Who sits together.
    public static final class Party {
        private final Seats seats;
        private final @Nullable Party whole;
        private int seated;
        private long lastServed;

        private Party(Seats seats, @Nullable Party whole) {
            this.seats = seats;
            this.whole = whole;
        }

        /// One of several that share what this party gets, equally.
        public Party part() {
            return new Party(seats, this);
        }

        private Party whole() {
            return whole == null ? this : whole.whole();
        }

        private void count(int more) {
            seated += more;
            if (whole != null) {
                whole.count(more);
            }
        }

        /// Queues up for a seat.
        Claim claim() {
            return seats.claim(this);
        }

        /// Whether somebody else waits for a seat.
        boolean wanted() {
            return seats.anyWaits(claim -> claim.party != this);
        }

        /// Whether somebody else waits who has none at all.
        boolean hungry() {
            return seats.anyWaits(claim -> claim.party != this && claim.party.seated == 0);
        }

        /// Those who wait look again whether they still want to.
        void wake() {
            seats.wake(this);
        }
    }

    /// A wait for a seat.
    final class Claim {
        private final Party party;
        private final Condition turned = lock.newCondition();
        private @Nullable Seat seat;

        private Claim(Party party) {
            this.party = party;
        }

        /// Waits, but no longer than that, and not while it is needless.
        ///
        /// @return the seat, to be closed by the caller; nothing when there was none
        @Nullable
        Seat await(Duration longest, BooleanSupplier needless) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (seat == null && !needless.getAsBoolean()) {
                    turned.awaitNanos(longest.toNanos());
                }
                Seat got = seat;
                seat = null;
                return got;
            } finally {
                lock.unlock();
            }
        }

        /// Nobody wants it any more.
        void withdraw() {
            lock.lock();
            try {
                waiting.remove(this);
                if (seat != null) {
                    seat.close();
                    seat = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// A place to work at, until it is closed.
    final class Seat implements AutoCloseable {
        private final Party party;
        private @Nullable Block block;

        private Seat(Party party, @Nullable Block block) {
            this.party = party;
            this.block = block;
        }

        /// Memory for one block, beginning at a page; not to be used once this is closed. For one thread.
        ByteBuffer block() {
            Block mine = block;
            if (mine == null) {
                mine = Block.fresh();
                block = mine;
            }
            return mine.bytes();
        }

        /// Whether somebody waits who has a better right to it.
        boolean owed() {
            lock.lock();
            try {
                party.count(-1);
                Claim next = next();
                boolean owed = next != null && next.party != party && isOwed(next.party);
                party.count(1);
                return owed;
            } finally {
                lock.unlock();
            }
        }

        /// Who sits already must not take turns with its equals: each turn costs a connection.
        private boolean isOwed(Party other) {
            int order = compare(other, party);
            return order < 0 || (order == 0 && other.seated == 0);
        }

        @Override
        public void close() {
            release(this);
        }
    }

    private Claim claim(Party party) {
        lock.lock();
        try {
            Claim claim = new Claim(party);
            waiting.add(claim);
            decide();
            return claim;
        } finally {
            lock.unlock();
        }
    }

    private void release(Seat seat) {
        lock.lock();
        try {
            taken--;
            seat.party.count(-1);
            if (seat.block != null) {
                free.push(seat.block);
            }
            decide();
            if (taken == 0) {
                free.forEach(block -> block.arena().close());
                free.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private void decide() {
        for (Claim next = taken < most ? next() : null; next != null; next = taken < most ? next() : null) {
            waiting.remove(next);
            taken++;
            next.party.count(1);
            next.party.lastServed = ++served;
            next.seat = new Seat(next.party, free.poll());
            next.turned.signal();
        }
    }

    /// Among those who may have one more: the one with the fewest, of these the one who has waited longest.
    private @Nullable Claim next() {
        Claim best = null;
        for (Claim each : waiting) {
            boolean may = each.party.whole().seated < mostOfOne();
            if (may && (best == null || comesBefore(each.party, best.party))) {
                best = each;
            }
        }
        return best;
    }

    private static boolean comesBefore(Party one, Party other) {
        int order = compare(one, other);
        return order != 0 ? order < 0 : one.lastServed < other.lastServed;
    }

    private static int compare(Party one, Party other) {
        int byRun = Integer.compare(one.whole().seated, other.whole().seated);
        return byRun != 0 ? byRun : Integer.compare(one.seated, other.seated);
    }

    /// A quarter stays free for whoever comes next.
    private int mostOfOne() {
        return most - most / 4;
    }

    private interface Which {
        boolean is(Claim claim);
    }

    private boolean anyWaits(Which which) {
        lock.lock();
        try {
            return waiting.stream().anyMatch(which::is);
        } finally {
            lock.unlock();
        }
    }

    private void wake(Party party) {
        lock.lock();
        try {
            for (Claim each : waiting) {
                if (each.party == party) {
                    each.turned.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
