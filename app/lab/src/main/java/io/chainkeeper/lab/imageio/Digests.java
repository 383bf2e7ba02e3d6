package io.chainkeeper.lab.imageio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake2sDigest;

/// The checksum algorithms of the image server, by the names that Python gives them.
final class Digests {
    /// What is used when nothing is asked for; its digest has 32 bytes, as every digest of the two BLAKEs here.
    static final String DEFAULT = "blake2b";

    private static final int BLAKE_BITS = 256;
    private static final Map<String, Supplier<MessageDigest>> KNOWN = known();

    private Digests() {}

    /// Every algorithm's name, sorted.
    static List<String> names() {
        return KNOWN.keySet().stream().sorted().toList();
    }

    /// A fresh digest, or nothing for an unknown name.
    static Optional<MessageDigest> named(String name) {
        return Optional.ofNullable(KNOWN.get(name)).map(Supplier::get);
    }

    private static Map<String, Supplier<MessageDigest>> known() {
        Map<String, Supplier<MessageDigest>> known = new LinkedHashMap<>();
        known.put("blake2b", () -> new Blake(new Blake2bDigest(BLAKE_BITS)));
        known.put("blake2s", () -> new Blake(new Blake2sDigest(BLAKE_BITS)));
        Map.of(
                        "md5", "MD5",
                        "sha1", "SHA-1",
                        "sha224", "SHA-224",
                        "sha256", "SHA-256",
                        "sha384", "SHA-384",
                        "sha512", "SHA-512",
                        "sha3_224", "SHA3-224",
                        "sha3_256", "SHA3-256",
                        "sha3_384", "SHA3-384",
                        "sha3_512", "SHA3-512")
                .forEach((name, java) -> known.put(name, () -> ofJava(java)));
        return known;
    }

    private static MessageDigest ofJava(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    /// One of the BLAKEs, with 32 bytes; the JDK has none.
    private static final class Blake extends MessageDigest {
        private final Digest digest;

        Blake(Digest digest) {
            super(digest.getAlgorithmName());
            this.digest = digest;
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            byte[] out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return out;
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
