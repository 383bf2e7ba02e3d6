package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.storage.DiskExtent;
import io.chainkeeper.lab.storage.DiskView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/// The checksum of a disk as the guest reads it: the digest of its blocks' digests. Blocks of zeroes are not read.
final class DiskChecksum {
    private final DiskView disk;
    private final long size;
    private final int blockSize;
    private final MessageDigest digest;
    private final MessageDigest outer;

    /// @param size      in bytes, at most the disk's
    /// @param blockSize in bytes
    /// @param algorithm one that [Digests] knows
    DiskChecksum(DiskView disk, long size, int blockSize, String algorithm) {
        this.disk = disk;
        this.size = size;
        this.blockSize = blockSize;
        this.digest = Digests.named(algorithm).orElseThrow();
        this.outer = Digests.named(algorithm).orElseThrow();
    }

    /// Reads the disk's data once.
    ///
    /// @param cancelled asked before each block
    /// @throws Refused when it was cancelled
    String compute(BooleanSupplier cancelled) throws IOException {
        byte[] block = new byte[blockSize];
        byte[] zeroDigest = digest.digest(block);
        for (long start = 0; start < size; start += blockSize) {
            if (cancelled.getAsBoolean()) {
                throw Refused.forbidden("Ticket was removed");
            }
            int length = (int) Math.min(blockSize, size - start);
            DiskExtent extent = disk.extentAt(start, length);
            boolean zero = extent.zero() && extent.length() == length;
            if (zero && length == blockSize) {
                outer.update(zeroDigest);
            } else {
                disk.read(start, ByteBuffer.wrap(block, 0, length));
                digest.update(block, 0, length);
                outer.update(digest.digest());
            }
        }
        return HexFormat.of().formatHex(outer.digest());
    }
}
