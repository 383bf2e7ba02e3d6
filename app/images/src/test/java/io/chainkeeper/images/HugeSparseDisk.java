package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes a disk of 2 TiB with a cluster of data in each of thousands of places, and reads it back, as a program of its
/// own, so that its heap can be bounded.
final class HugeSparseDisk {
    static final long SIZE = 2L << 40;
    static final int PLACES = 4_000;

    private static final int CLUSTER = Qcow2Writer.DEFAULT_CLUSTER_SIZE;

    private HugeSparseDisk() {}

    /// Where the data lies: no two pieces share an L2 table, nearly.
    static long offset(int place) {
        return SIZE / PLACES * place / CLUSTER * CLUSTER;
    }

    private static ByteBuffer data(int place, ByteBuffer into) {
        byte[] text = ("place " + place + "\n").getBytes(StandardCharsets.US_ASCII);
        into.clear();
        while (into.hasRemaining()) {
            into.put(text, 0, Math.min(text.length, into.remaining()));
        }
        return into.flip();
    }

    /// Prints how many blocks were found to hold what was written.
    ///
    /// @param arguments the file to make
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        var options = Qcow2Writer.Options.of(SIZE).withCompression(Qcow2Writer.Compression.ZSTD);
        var expected = BlockDigests.builder(SIZE);
        ByteBuffer cluster = ByteBuffer.allocateDirect(CLUSTER);
        try (var writer = Qcow2Writer.create(file, options)) {
            for (int place = 0; place < PLACES; place++) {
                writer.write(offset(place), data(place, cluster));
            }
            writer.finish();
        }
        ByteBuffer read = ByteBuffer.allocateDirect(CLUSTER);
        int same = 0;
        try (DiskImage image = DiskImage.open(file, ImageFormat.QCOW2)) {
            for (int place = 0; place < PLACES; place++) {
                image.read(offset(place), read.clear());
                expected.set(
                        offset(place) / BlockDigests.BLOCK_SIZE, Sha256.fresh().digest());
                same += read.flip().equals(data(place, cluster)) ? 1 : 0;
            }
        }
        System.out.println(same + " " + expected.build().checksum().length());
    }
}
