package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What a file says of itself.
///
/// @param virtualSize    of the disk, in bytes
/// @param fileBytes      length of the file
/// @param allocatedBytes bytes of the disk that this file stores; empty when its tables can't be read
/// @param qcow2          what only a qcow2 image has
public record ImageInfo(
        Path file,
        ImageFormat format,
        long virtualSize,
        long fileBytes,
        OptionalLong allocatedBytes,
        Optional<Qcow2> qcow2) {

    /// A second's work or two: 16 TiB in clusters of 64 KiB. Tables can be made to look fuller than the
    /// file is.
    private static final long MOST_CLUSTERS_COUNTED = 1L << 28;

    /// What a qcow2 header says.
    ///
    /// @param version       2 or 3
    /// @param clusterSize   in bytes
    /// @param refcountBits  width of a refcount
    /// @param backingName   as it stands there, unchecked
    /// @param backingFormat as it stands there; often `raw` or `qcow2`, but any word may
    /// @param compression   of compressed clusters, if there are any: ZLIB or ZSTD
    /// @param dirty         refcounts may be stale; the data are fine
    /// @param corrupt       the program that wrote it found it damaged
    /// @param snapshots     internal ones, in this file
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
            long snapshots) {

        private static Qcow2 of(Qcow2Header header) {
            return new Qcow2(
                    header.version(),
                    header.geometry().clusterSize(),
                    1 << header.refcountOrder(),
                    header.backingName(),
                    header.backingFormat(),
                    header.compression(),
                    header.has(Qcow2Header.INCOMPATIBLE_EXTENDED_L2),
                    header.has(Qcow2Header.INCOMPATIBLE_DIRTY),
                    header.has(Qcow2Header.INCOMPATIBLE_CORRUPT),
                    (header.compatible() & Qcow2Header.COMPATIBLE_LAZY_REFCOUNTS) != 0,
                    header.encryption() != 0,
                    header.has(Qcow2Header.INCOMPATIBLE_EXTERNAL_DATA),
                    header.snapshots());
        }
    }

    /// Reads it. The format is told by the file's first bytes, so use this to look, never to decide how
    /// to read: a guest can write a qcow2 header into its raw disk. Backing files are not opened.
    ///
    /// @throws ImageException when the file begins like a qcow2 image and its header makes no sense
    public static ImageInfo read(Path path) throws IOException {
        try (ImageFile file = ImageFile.toRead(path)) {
            ByteBuffer magic = ByteBuffer.allocate(Unfinished.KEPT_TO_THE_LAST);
            file.readWhatIsThere(0, magic);
            magic.flip();
            boolean qcow2 = magic.limit() >= 4 && magic.getInt(0) == Qcow2Header.MAGIC;
            return qcow2 || Unfinished.marks(magic) ? ofQcow2(file) : ofRaw(file);
        }
    }

    private static ImageInfo ofRaw(ImageFile file) {
        long size = new RawImage(file).virtualSize();
        return new ImageInfo(
                file.path(), ImageFormat.RAW, size, file.length(), OptionalLong.of(file.length()), Optional.empty());
    }

    private static ImageInfo ofQcow2(ImageFile file) throws IOException {
        Qcow2Header header = Qcow2Header.read(file);
        return new ImageInfo(
                file.path(),
                ImageFormat.QCOW2,
                header.virtualSize(),
                file.length(),
                allocated(file, header),
                Optional.of(Qcow2.of(header)));
    }

    private static OptionalLong allocated(ImageFile file, Qcow2Header header) throws IOException {
        try {
            HeaderRules.require(header, file);
        } catch (ImageException e) {
            return OptionalLong.empty();
        }
        if (header.geometry().clusters(header.virtualSize()) > MOST_CLUSTERS_COUNTED) {
            return OptionalLong.empty();
        }
        var image = new Qcow2Image(file, header, new TableCache(), null);
        long bytes = 0;
        for (long at = 0; at < image.virtualSize(); ) {
            Extent extent = image.ownExtentAt(at, image.virtualSize() - at);
            bytes += extent.kind() == Extent.Kind.DATA ? extent.length() : 0;
            at = extent.end();
        }
        return OptionalLong.of(bytes);
    }
}
