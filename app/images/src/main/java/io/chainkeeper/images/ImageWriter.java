package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A new image that is being written, by as many threads as there are. What is never written reads as zeroes, or as
/// the backing file where the format has one.
public sealed interface ImageWriter extends AutoCloseable permits Qcow2Writer, RawWriter {
    /// A new image without a backing file, in either format.
    ///
    /// @param file        must not exist
    /// @param virtualSize of the disk, in bytes, a multiple of 512
    /// @param compression must be `NONE` for raw
    /// @throws java.nio.file.FileAlreadyExistsException when it exists
    static ImageWriter create(Path file, ImageFormat format, long virtualSize, Qcow2Writer.Compression compression)
            throws IOException {
        return switch (format) {
            case QCOW2 ->
                Qcow2Writer.create(file, Qcow2Writer.Options.of(virtualSize).withCompression(compression));
            case RAW -> {
                if (compression != Qcow2Writer.Compression.NONE) {
                    throw new IllegalArgumentException("raw images are not compressed");
                }
                yield RawWriter.create(file, virtualSize);
            }
        };
    }

    /// Of the disk, in bytes.
    long virtualSize();

    /// What [#write] and [#writeZeroes] take: multiples of this, in bytes, or up to the end of the disk.
    int clusterSize();

    /// Stores whole clusters, each at most once. Clusters of nothing but zeroes take no room.
    ///
    /// @param offset where in the disk, a multiple of the cluster size
    /// @param data   its position moves to its limit
    void write(long offset, ByteBuffer data) throws IOException;

    /// Stores the runs of one block: data as by [#write(long, ByteBuffer)], zeroes as by [#writeZeroes]. All of its
    /// data goes in as few pieces as the format allows, so the runs' buffer is put in another order on the way.
    ///
    /// @param offset where the buffer begins in the disk, a multiple of the cluster size
    void write(long offset, ClusterRuns runs) throws IOException;

    /// Says that a range of whole clusters reads as zeroes. Takes no room.
    void writeZeroes(long offset, long length) throws IOException;

    /// Makes the image complete and durable: only now it is one, under its name.
    void finish() throws IOException;

    /// The file that is left behind when this is closed without [#finish()], for its owner to remove.
    Path unfinished();

    @Override
    void close() throws IOException;
}
