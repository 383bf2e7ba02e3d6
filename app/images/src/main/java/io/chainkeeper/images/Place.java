package io.chainkeeper.images;

/// Where an image keeps a piece of the disk, packed into one `long` so that looking up allocates nothing:
/// the upper two bits say what it is, the others where it is.
final class Place {
    static final int HOLE = 0;
    static final int DATA = 1;
    static final int ZERO = 2;
    static final int COMPRESSED = 3;

    private static final long WHERE = (1L << 62) - 1;

    private Place() {}

    static long hole() {
        return 0;
    }

    static long zero() {
        return (long) ZERO << 62;
    }

    /// @param host offset in the file, in bytes
    static long data(long host) {
        return (long) DATA << 62 | host;
    }

    /// @param entry the L2 entry of the compressed cluster
    static long compressed(long entry) {
        return (long) COMPRESSED << 62 | entry & WHERE;
    }

    static int kind(long place) {
        return (int) (place >>> 62);
    }

    static long where(long place) {
        return place & WHERE;
    }

    static Extent.Kind extentKind(long place) {
        return switch (kind(place)) {
            case HOLE -> Extent.Kind.HOLE;
            case ZERO -> Extent.Kind.ZERO;
            default -> Extent.Kind.DATA;
        };
    }
}
