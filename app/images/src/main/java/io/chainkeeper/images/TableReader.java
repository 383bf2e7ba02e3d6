package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads a long table of big-endian words from its beginning to its end, a piece at a time.
final class TableReader {
    private static final int PIECE = 1 << 16;

    private final ImageFile file;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
    private long at;
    private long left;

    /// @param bytes length of the table; a multiple of eight
    TableReader(ImageFile file, long offset, long bytes) {
        this.file = file;
        this.at = offset;
        this.left = bytes;
    }

    boolean hasNext() {
        return left > 0 || piece.hasRemaining();
    }

    /// The next word; zero where the file has already ended.
    long next() throws IOException {
        if (!piece.hasRemaining()) {
            piece.clear().limit((int) Math.min(PIECE, left));
            file.readWhatIsThere(at, piece);
            Zeroes.fill(piece);
            at += piece.limit();
            left -= piece.limit();
            piece.flip();
        }
        return piece.getLong();
    }
}
