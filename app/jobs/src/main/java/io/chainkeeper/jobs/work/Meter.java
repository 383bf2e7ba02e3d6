package io.chainkeeper.jobs.work;

import io.chainkeeper.images.DiskCells;
import io.chainkeeper.transfer.TransferCounters;
import java.util.Optional;

/// What a disk's workers count, as seen by the one who samples.
public interface Meter {
    /// Bytes moved so far.
    long moved();

    /// Bytes to move in all, as far as known now.
    long toMove();

    /// Bytes known as zeroes, which cost no transfer.
    long zero();

    /// The disk cell by cell, once its extents are known.
    default Optional<DiskCells> cells() {
        return Optional.empty();
    }

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

            @Override
            public Optional<DiskCells> cells() {
                return counters.cells();
            }
        };
    }
}
