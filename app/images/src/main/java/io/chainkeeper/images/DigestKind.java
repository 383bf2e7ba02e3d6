package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// How the bytes of a block are digested.
enum DigestKind {
    /// What image servers can compute too: proof that two disks are the same. Some 1.6 GiB a second and core
    /// where the processor helps.
    SHA_256("sha256", 32) {
        @Override
        Running start() {
            MessageDigest digest = Sha256.ofData();
            return new Running() {
                @Override
                public void add(ByteBuffer bytes) {
                    digest.update(bytes);
                }

                @Override
                public byte[] end() {
                    return digest.digest();
                }
            };
        }
    },

    /// CRC-32C and behind it CRC-32, which together are one CRC of 64 bits: damage to a file is found, at 25 GiB a
    /// second and core. It is no proof against somebody who means it.
    CRC_PAIR("crc32c-crc32", 2 * Integer.BYTES) {
        @Override
        Running start() {
            CRC32C first = new CRC32C();
            CRC32 second = new CRC32();
            return new Running() {
                @Override
                public void add(ByteBuffer bytes) {
                    for (int at = bytes.position(); at < bytes.limit(); at += PIECE) {
                        int length = Math.min(PIECE, bytes.limit() - at);
                        first.update(bytes.slice(at, length));
                        second.update(bytes.slice(at, length));
                    }
                    bytes.position(bytes.limit());
                }

                @Override
                public byte[] end() {
                    byte[] both = new byte[length()];
                    ByteBuffer.wrap(both).putInt((int) first.getValue()).putInt((int) second.getValue());
                    first.reset();
                    second.reset();
                    return both;
                }
            };
        }
    };

    /// Small enough to be still in the processor's cache when it is read a second time.
    private static final int PIECE = 1 << 16;

    private final String label;
    private final int length;

    DigestKind(String label, int length) {
        this.label = label;
        this.length = length;
    }

    /// A digest being made, by one thread; after its end it may begin again.
    interface Running {
        /// Adds what is between position and limit, and moves the position there.
        void add(ByteBuffer bytes);

        byte[] end();
    }

    abstract Running start();

    /// The name in lists.
    String label() {
        return label;
    }

    /// In bytes.
    int length() {
        return length;
    }
}
