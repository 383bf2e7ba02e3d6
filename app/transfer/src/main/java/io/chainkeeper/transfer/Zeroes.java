package io.chainkeeper.transfer;

import java.nio.ByteBuffer;

/// Zeroes to send and to compare with.
final class Zeroes {
    private static final int PIECE = 1 << 20;
    private static final ByteBuffer ZEROES = ByteBuffer.allocateDirect(PIECE).asReadOnlyBuffer();

    private Zeroes() {}

    /// Takes zeroes for one place of the disk.
    interface Place {
        void take(long offset, ByteBuffer zeroes) throws TransferException;
    }

    /// Covers a range with pieces of at most 1 MiB.
    static void forEachPiece(long offset, long length, Place place) throws TransferException {
        for (long done = 0; done < length; ) {
            int piece = (int) Math.min(PIECE, length - done);
            place.take(offset + done, ZEROES.slice(0, piece));
            done += piece;
        }
    }

    /// Fills a part of a buffer.
    static void fill(ByteBuffer buffer, int start, int length) {
        for (int done = 0; done < length; ) {
            int piece = Math.min(PIECE, length - done);
            buffer.put(start + done, ZEROES, 0, piece);
            done += piece;
        }
    }

    /// Whether every byte from `start` on is zero.
    static boolean all(ByteBuffer bytes, int start, int length) {
        for (int done = 0; done < length; ) {
            int piece = Math.min(PIECE, length - done);
            if (ZEROES.slice(0, piece).mismatch(bytes.slice(start + done, piece)) >= 0) {
                return false;
            }
            done += piece;
        }
        return true;
    }
}
