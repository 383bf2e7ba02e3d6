package io.chainkeeper.images;

import java.nio.ByteBuffer;

/// Zero bytes: told apart from data, and made.
public final class Zeroes {
    private static final ByteBuffer SOME = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

    private Zeroes() {}

    /// Whether everything between the buffer's position and limit is zero; the buffer stays as it is.
    public static boolean only(ByteBuffer bytes) {
        return only(bytes, bytes.position(), bytes.remaining());
    }

    /// Whether `length` bytes at `index` are all zero; the buffer stays as it is. Data mostly shows itself in the first
    /// word.
    public static boolean only(ByteBuffer bytes, int index, int length) {
        int end = index + length;
        int at = index;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if (bytes.getLong(at) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Fills a buffer from its position up to its limit, and moves the position there.
    public static void fill(ByteBuffer into) {
        while (into.hasRemaining()) {
            int length = Math.min(into.remaining(), SOME.capacity());
            into.put(into.position(), SOME, 0, length);
            into.position(into.position() + length);
        }
    }
}
