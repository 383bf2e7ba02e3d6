package io.chainkeeper.cli.bench;

import io.chainkeeper.images.Qcow2Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/// A disk with pieces of random bytes in even distances, as a qcow2 image: of a raw one nobody can tell in Java where
/// its holes are.
final class SparseDisk {
    private static final int PIECE = 256 << 10;
    private static final int CLUSTER = Qcow2Writer.DEFAULT_CLUSTER_SIZE;

    private SparseDisk() {}

    /// @param size      of the disk, in bytes
    /// @param dataBytes on it; the same bytes for the same number, wherever they lie
    static Path write(Path qcow2, long size, long dataBytes) throws IOException {
        var random = new Random(dataBytes);
        byte[] bytes = new byte[PIECE];
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        long pieces = dataBytes / PIECE;
        try (var image = Qcow2Writer.create(qcow2, Qcow2Writer.Options.of(size))) {
            for (long i = 0; i < pieces; i++) {
                random.nextBytes(bytes);
                image.write(
                        size / pieces * i / CLUSTER * CLUSTER,
                        piece.clear().put(bytes).flip());
            }
            image.finish();
        }
        return qcow2;
    }
}
