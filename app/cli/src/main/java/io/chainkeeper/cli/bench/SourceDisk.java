package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/// A raw disk four times as large as the random bytes on it.
public final class SourceDisk {
    /// Few long pieces: files of images and databases.
    public static final int LARGE = 16 << 20;
    /// A guest's file system after some years: pieces of a few clusters, with gaps between them.
    public static final int SMALL = 176 << 10;

    private static final int SPREAD = 4;
    private static final int CLUSTER = 1 << 16;

    private SourceDisk() {}

    /// @param extent about how long each piece of data is, in bytes; with gaps between them of up to six times that
    public static Path write(Path raw, long dataBytes, int extent) throws IOException {
        var random = new Random(extent);
        long size = SPREAD * dataBytes;
        try (var file = FileChannel.open(
                raw, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long at = 0;
            long left = dataBytes;
            while (left > 0) {
                int length = (int) Math.min(left, clusters(random, extent));
                for (int done = 0; done < length; done += CLUSTER) {
                    byte[] bytes = new byte[Math.min(CLUSTER, length - done)];
                    random.nextBytes(bytes);
                    put(file, bytes, at + done);
                }
                left -= length;
                // What is left of the disk must hold what is left of the data.
                long gap = Math.min(clusters(random, (SPREAD - 1) * extent), size - at - length - left);
                at += length + gap;
            }
            put(file, new byte[1], size - 1);
            file.force(true);
        }
        return raw;
    }

    /// Whole clusters, at least one, `mean` on average or a little more.
    private static long clusters(Random random, int mean) {
        long units = 2L * mean / CLUSTER;
        return (1 + random.nextLong(Math.max(1, units))) * CLUSTER;
    }

    private static void put(FileChannel file, byte[] bytes, long at) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        long position = at;
        while (buffer.hasRemaining()) {
            position += file.write(buffer, position);
        }
    }
}
