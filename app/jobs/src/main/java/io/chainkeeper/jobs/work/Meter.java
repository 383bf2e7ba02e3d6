package io.chainkeeper.jobs.work;

import io.chainkeeper.transfer.TransferCounters;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What a disk's workers count, as seen by the one who samples.
public interface Meter {
    /// Bytes moved so far.
    long moved();

    /// Bytes to move in all, as far as known now.
    long toMove();

    /// Bytes known as zeroes, which cost no transfer.
    long zero();

    /// Nothing is known and nothing has moved, but so much is expected.
    static Meter expecting(long bytes) {
        return new Meter() {
            @Override
            public long moved() {
                return 0;
            }

            @Override
            public long toMove() {
                return bytes;
            }

            @Override
            public long zero() {
                return 0;
            }
        };
    }

    /// What a transfer counts.
    static Meter of(TransferCounters counters) {
        return new Meter() {
            @Override
            public long moved() {
                return counters.bytesMoved();
            }

            @Override
            public long toMove() {
                return counters.bytesToMove();
            }

            @Override
            public long zero() {
                return counters.bytesZero();
            }
        };
    }

    /// A meter of our own, for work on local files.
    final class Counting implements Meter {
        private final LongAdder moved = new LongAdder();
        private final AtomicLong toMove = new AtomicLong();

        /// So many bytes will move in all.
        public Counting(long bytesToMove) {
            toMove.set(bytesToMove);
        }

        /// So many more bytes have moved.
        public void add(long bytes) {
            moved.add(bytes);
        }

        @Override
        public long moved() {
            return moved.sum();
        }

        @Override
        public long toMove() {
            return toMove.get();
        }

        @Override
        public long zero() {
            return 0;
        }
    }
}
