package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What a file says of itself.
///
/// @param virtualSize    of the disk, in bytes
/// @param fileBytes      length of the file
/// @param allocatedBytes bytes of the disk that this file itself stores; empty when its tables cannot be
/// read here
/// @param qcow2          what only a qcow2 image has
public record ImageInfo(
        Path file,
        ImageFormat format,
        long virtualSize,
        long fileBytes,
        OptionalLong allocatedBytes,
        Optional<Qcow2> qcow2) {

    /// What a qcow2 header says.
    ///
    /// @param version       2 or 3
    /// @param clusterSize   in bytes
    /// @param backingFormat as recorded; often `raw` or `qcow2`, but any word may stand there
    public record Qcow2(
            int version,
            int clusterSize,
            int refcountBits,
            Optional<String> backingName,
            Optional<String> backingFormat,
            Qcow2Writer.Compression compression,
            boolean extendedL2,
            boolean dirty,
            boolean corrupt,
            boolean lazyRefcounts,
            boolean encrypted,
            boolean externalData,
            int snapshots) {}

    /// Reads it. The format is told by the file's first bytes, so use this to look, never to decide how
    /// to read.
    public static ImageInfo read(Path file) throws IOException {
        throw new UnsupportedOperationException("soon");
    }
}
