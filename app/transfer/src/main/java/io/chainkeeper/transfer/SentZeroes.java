package io.chainkeeper.transfer;

import java.nio.ByteBuffer;

/// Zeroes as data, for servers that can't zero a range by order.
final class SentZeroes {
    /// The longest piece, in bytes.
    static final int PIECE = 1 << 20;
    private static final ByteBuffer ZEROES = ByteBuffer.allocateDirect(PIECE).asReadOnlyBuffer();

    private SentZeroes() {}

    /// Takes zeroes for one place of the disk.
    interface Taking {
        void take(long offset, ByteBuffer zeroes) throws TransferException;
    }

    /// So many zeroes, at most a piece.
    static ByteBuffer some(int length) {
        return ZEROES.slice(0, length);
    }

    /// Covers a range with pieces of at most 1 MiB.
    static void forEachPiece(long offset, long length, Taking taking) throws TransferException {
        for (long done = 0; done < length; ) {
            int piece = (int) Math.min(PIECE, length - done);
            taking.take(offset + done, ZEROES.slice(0, piece));
            done += piece;
        }
    }
}
