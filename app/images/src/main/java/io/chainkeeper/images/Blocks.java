package io.chainkeeper.images;

/// How a disk is cut into blocks of 4 MiB: the unit of digests and of the data path.
final class Blocks {
    /// Bytes in a block. imageio's `/checksum` uses the same unless told otherwise.
    static final int SIZE = 4 << 20;

    /// The largest disk that block lists are kept for: 1 PiB. Its block set takes 32 MiB, and a header
    /// that claims more would make us allocate on its word.
    static final long MAX_DISK_SIZE = 1L << 50;

    private Blocks() {}

    /// How many blocks a disk of `diskSize` bytes has; the last may be short.
    static long count(long diskSize) {
        if (diskSize < 0 || diskSize > MAX_DISK_SIZE) {
            throw new IllegalArgumentException("disk of " + diskSize + " bytes; block lists go up to " + MAX_DISK_SIZE);
        }
        return (diskSize + SIZE - 1) / SIZE;
    }

    /// The bytes in `block`: [#SIZE], or less in the last one.
    static int length(long diskSize, long block) {
        return (int) Math.min(SIZE, diskSize - block * SIZE);
    }

    /// The size of a disk that block lists can be kept for.
    static long checkedSize(DiskImage image) throws UnsupportedImage {
        if (image.virtualSize() > MAX_DISK_SIZE) {
            throw new UnsupportedImage(
                    image.file(),
                    ImageException.NOWHERE,
                    "a disk of " + image.virtualSize() + " bytes; digests are kept for disks up to " + MAX_DISK_SIZE);
        }
        return image.virtualSize();
    }
}
