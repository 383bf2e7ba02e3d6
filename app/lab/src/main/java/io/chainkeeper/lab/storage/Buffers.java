package io.chainkeeper.lab.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The three loops that every use of a [FileChannel] needs.
final class Buffers {
    private Buffers() {}

    /// A view of the next `length` bytes of a buffer; the buffer itself moves behind them.
    static ByteBuffer part(ByteBuffer buffer, int length) {
        ByteBuffer part = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return part;
    }

    /// Fills `into`; what lies behind the end of the file reads as zeroes.
    static void readFully(FileChannel file, long offset, ByteBuffer into) throws IOException {
        long position = offset;
        while (into.hasRemaining()) {
            int count = file.read(into, position);
            if (count < 0) {
                zeroFill(into);
                return;
            }
            position += count;
        }
    }

    static void writeFully(FileChannel file, long offset, ByteBuffer from) throws IOException {
        long position = offset;
        while (from.hasRemaining()) {
            position += file.write(from, position);
        }
    }

    private static final byte[] ZEROES = new byte[GranuleSet.GRANULE];

    static void zeroFill(ByteBuffer into) {
        while (into.hasRemaining()) {
            into.put(ZEROES, 0, Math.min(into.remaining(), ZEROES.length));
        }
    }
}
