package io.chainkeeper.transfer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// The worst list there can be: as many extents as are allowed, each unlike its neighbours, all
/// over a disk so large that hardly two of them share a block. It is made while it is read.
final class ScatteredExtents extends InputStream {
    private static final int GRANULE = 64 << 10;
    private static final byte[] START = ascii("{\"start\":");
    private static final byte[] LENGTH = ascii(",\"length\":");
    private static final byte[] DATA = ascii(",\"dirty\":true,\"zero\":false},");
    private static final byte[] ZERO = ascii(",\"dirty\":true,\"zero\":true},");
    private static final byte[] CLEAN = ascii(",\"dirty\":false,\"zero\":false},");
    private static final byte[][] KINDS = {DATA, ZERO, DATA, CLEAN};

    private final Random random;
    private final int most;
    private final byte[] piece = new byte[128];
    private int filled;
    private int at;
    private int count;
    private long start;
    private long dataBytes;

    /// @param most how many extents
    ScatteredExtents(long seed, int most) {
        this.random = new Random(seed);
        this.most = most;
        add(ascii("["));
    }

    /// The disk's size so far, in bytes.
    long size() {
        return start;
    }

    /// The data so far, in bytes.
    long dataBytes() {
        return dataBytes;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("one byte");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == filled && count == most) {
            return -1;
        }
        int written = 0;
        while (written < length && (at < filled || count < most)) {
            if (at == filled) {
                next();
            }
            int n = Math.min(length - written, filled - at);
            System.arraycopy(piece, at, into, offset + written, n);
            at += n;
            written += n;
        }
        return written;
    }

    private void next() {
        filled = 0;
        at = 0;
        long length = (1L + random.nextInt(128)) * GRANULE;
        byte[] kind = KINDS[count % KINDS.length];
        add(START);
        number(start);
        add(LENGTH);
        number(length);
        add(kind);
        start += length;
        dataBytes += kind == DATA ? length : 0;
        if (++count == most) {
            piece[filled - 1] = ']';
        }
    }

    private void number(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        filled += digits;
        long rest = value;
        for (int i = filled - 1; digits > 0; i--, digits--) {
            piece[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void add(byte[] text) {
        System.arraycopy(text, 0, piece, filled, text.length);
        filled += text.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
