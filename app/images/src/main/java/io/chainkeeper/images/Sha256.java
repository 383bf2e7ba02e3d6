package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, which every Java has.
public final class Sha256 {
    static final int BYTES = 32;

    private static final byte[] ZERO_BLOCK = ofZeroes(Blocks.SIZE);

    private Sha256() {}

    /// A digest that has seen nothing yet, for one thread.
    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /// The digest of so many zero bytes, at most a block of them.
    static byte[] zeroes(int length) {
        return length == Blocks.SIZE ? ZERO_BLOCK : ofZeroes(length);
    }

    private static byte[] ofZeroes(int length) {
        MessageDigest digest = fresh();
        digest.update(ByteBuffer.allocate(length));
        return digest.digest();
    }
}
