package io.chainkeeper.transfer;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What is written down about a block that lies in an image.
///
/// @param block  of 4 MiB
/// @param stored digest of what the image stores of it; empty if that is no data
/// @param whole  digest of what the guest reads; empty if it is zeroes, or nobody wanted to know
/// @param places where its clusters are
record BlockNote(long block, Optional<byte[]> stored, Optional<byte[]> whole, long[] places) {
    private static final int STORED = 1;
    private static final int WHOLE = 2;
    /// The bit of plain clusters' places.
    private static final long PLAIN = 1L << 63;
    private static final long ZEROES = 1;
    private static final int LONGEST_DIGEST = 64;

    /// Writes it: of places that follow one from another only the first.
    void write(DataOutputStream out, int clusterSize) throws IOException {
        out.writeLong(block);
        out.writeByte((stored.isPresent() ? STORED : 0) | (whole.isPresent() ? WHOLE : 0));
        if (stored.isPresent()) {
            digest(out, stored.get());
        }
        if (whole.isPresent()) {
            digest(out, whole.get());
        }
        out.writeShort(places.length);
        for (int from = 0; from < places.length; ) {
            int to = from + 1;
            while (to < places.length && places[to] == after(places[to - 1], clusterSize)) {
                to++;
            }
            out.writeShort(to - from);
            out.writeLong(places[from]);
            from = to;
        }
    }

    private static void digest(DataOutputStream out, byte[] digest) throws IOException {
        out.writeByte(digest.length);
        out.write(digest);
    }

    private static long after(long place, int clusterSize) {
        return (place & PLAIN) != 0 ? place + clusterSize : place;
    }

    /// Whether the image says of some of its clusters that they are zeroes.
    boolean storesZeroes() {
        return Arrays.stream(places).anyMatch(place -> place == ZEROES);
    }

    /// Reads one.
    ///
    /// @param most clusters that a block has
    /// @throws java.nio.BufferUnderflowException when it ends too soon
    /// @throws IllegalArgumentException          when it contradicts itself
    static BlockNote read(ByteBuffer in, int clusterSize, int most) {
        long block = in.getLong();
        int flags = in.get();
        Optional<byte[]> stored = (flags & STORED) != 0 ? Optional.of(digest(in)) : Optional.empty();
        Optional<byte[]> whole = (flags & WHOLE) != 0 ? Optional.of(digest(in)) : Optional.empty();
        int count = Short.toUnsignedInt(in.getShort());
        if (count > most) {
            throw new IllegalArgumentException("a block of " + count + " clusters");
        }
        long[] places = new long[count];
        for (int at = 0; at < count; ) {
            int run = Short.toUnsignedInt(in.getShort());
            long place = in.getLong();
            if (run == 0 || run > count - at) {
                throw new IllegalArgumentException("a run of " + run + " clusters");
            }
            for (int i = 0; i < run; i++) {
                places[at++] = place;
                place = after(place, clusterSize);
            }
        }
        return new BlockNote(block, stored, whole, places);
    }

    private static byte[] digest(ByteBuffer in) {
        int length = in.get();
        if (length < 1 || length > LONGEST_DIGEST) {
            throw new IllegalArgumentException("a digest of " + length + " bytes");
        }
        byte[] digest = new byte[length];
        in.get(digest);
        return digest;
    }
}
