package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;

/// SHA-256: the Java machine's own for texts, the fastest there is for data.
public final class Sha256 {
    static final int BYTES = 32;

    private Sha256() {}

    /// A digest for little, such as a list or a text, that has seen nothing yet; for one thread.
    public static MessageDigest fresh() {
        return of(Optional.empty());
    }

    /// A digest for data, best in direct buffers, that has seen nothing yet; for one thread.
    public static MessageDigest ofData() {
        return of(BoringSsl.provider());
    }

    private static MessageDigest of(Optional<Provider> provider) {
        try {
            return provider.isPresent()
                    ? MessageDigest.getInstance("SHA-256", provider.get())
                    : MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every provider has SHA-256", e);
        }
    }

    /// The digest of so many zero bytes, at most a block of them.
    static byte[] zeroes(int length) {
        return length == Blocks.SIZE ? ZeroBlock.DIGEST : ofZeroes(length);
    }

    private static byte[] ofZeroes(int length) {
        MessageDigest digest = ofData();
        digest.update(ByteBuffer.allocateDirect(length));
        return digest.digest();
    }

    /// Made when somebody asks for it.
    private static final class ZeroBlock {
        private static final byte[] DIGEST = ofZeroes(Blocks.SIZE);
    }
}
