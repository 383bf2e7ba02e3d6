package io.chainkeeper.images;

/// Decides whether an image whose header was parsed can be read here, before anything else of it is
/// looked at.
final class HeaderRules {
    private static final int SIZE = 24;
    private static final int ENCRYPTION = 32;
    private static final int L1_SIZE = 36;
    private static final int L1_OFFSET = 40;
    private static final int FEATURES = 72;
    private static final int COMPRESSION_TYPE = 104;

    private static final long KNOWN = Qcow2Header.INCOMPATIBLE_DIRTY
            | Qcow2Header.INCOMPATIBLE_CORRUPT
            | Qcow2Header.INCOMPATIBLE_EXTERNAL_DATA
            | Qcow2Header.INCOMPATIBLE_COMPRESSION_TYPE
            | Qcow2Header.INCOMPATIBLE_EXTENDED_L2;

    private HeaderRules() {}

    /// The dirty mark is no hindrance: it says that refcounts may be stale, and reading needs none.
    static void require(Qcow2Header header, ImageFile file) throws ImageException {
        requireFeatures(header, file);
        requireSize(header, file);
        requireL1(header, file);
    }

    private static void requireFeatures(Qcow2Header header, ImageFile file) throws ImageException {
        if (header.encryption() != 0) {
            throw file.unsupported(
                    ENCRYPTION,
                    "the image is encrypted (method " + Integer.toUnsignedString(header.encryption())
                            + "); encrypted images are not read");
        }
        if (header.has(Qcow2Header.INCOMPATIBLE_CORRUPT)) {
            throw file.corrupt(
                    FEATURES,
                    "the image is marked corrupt by the program that wrote it;"
                            + " “qemu-img check -r all” may repair it");
        }
        if (header.has(Qcow2Header.INCOMPATIBLE_EXTERNAL_DATA)) {
            throw file.unsupported(FEATURES, "the image keeps its data in another file (external data file)");
        }
        long unknown = header.incompatible() & ~KNOWN;
        if (unknown != 0) {
            throw file.unsupported(
                    FEATURES,
                    "the image uses incompatible features that are not known here: bits 0x"
                            + Long.toHexString(unknown));
        }
        requireCompressionType(header, file);
        if (header.has(Qcow2Header.INCOMPATIBLE_EXTENDED_L2) && header.clusterBits() < 14) {
            throw file.corrupt(FEATURES, "subclusters need clusters of at least 16 KiB");
        }
    }

    private static void requireCompressionType(Qcow2Header header, ImageFile file) throws ImageException {
        int type = header.compressionType();
        if (type > 1) {
            throw file.unsupported(COMPRESSION_TYPE, "compression type " + type + "; 0 (zlib) and 1 (zstd) are read");
        }
        if (header.has(Qcow2Header.INCOMPATIBLE_COMPRESSION_TYPE) != (type != 0)) {
            throw file.corrupt(
                    COMPRESSION_TYPE, "compression type " + type + " and the feature bit for it contradict each other");
        }
    }

    private static void requireSize(Qcow2Header header, ImageFile file) throws ImageException {
        if (header.virtualSize() < 0) {
            throw file.unsupported(SIZE, "a disk of " + Long.toUnsignedString(header.virtualSize()) + " bytes");
        }
        long needed = header.geometry().l1Entries(header.virtualSize());
        if (needed > Geometry.MAX_L1_ENTRIES) {
            throw file.unsupported(
                    SIZE,
                    "a disk of " + header.virtualSize() + " bytes in clusters of "
                            + header.geometry().clusterSize() + " needs an L1 table of " + needed
                            + " entries; at most " + Geometry.MAX_L1_ENTRIES + " are read");
        }
        if (header.l1Size() < needed) {
            throw file.corrupt(L1_SIZE, "the L1 table has " + header.l1Size() + " entries; the disk needs " + needed);
        }
    }

    private static void requireL1(Qcow2Header header, ImageFile file) throws ImageException {
        if (header.l1Size() > Geometry.MAX_L1_ENTRIES) {
            throw file.unsupported(
                    L1_SIZE,
                    "an L1 table of " + header.l1Size() + " entries; at most " + Geometry.MAX_L1_ENTRIES + " are read");
        }
        if (header.l1Size() == 0) {
            return;
        }
        long offset = header.l1Offset();
        if (offset <= 0 || (offset & header.geometry().clusterSize() - 1) != 0) {
            throw file.corrupt(
                    L1_OFFSET,
                    "the L1 table at byte " + Long.toUnsignedString(offset) + " does not begin at a cluster");
        }
        if (offset > file.length() - header.l1Size() * Long.BYTES) {
            throw file.corrupt(
                    L1_OFFSET,
                    "the L1 table at byte " + offset + " leaves the file, which is " + file.length() + " bytes long");
        }
    }
}
