package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads a disk block by block into one buffer.
final class BlockReader {
    private final DiskImage image;
    private final ByteBuffer buffer = Pages.buffer(Blocks.SIZE);
    private final BlockSha256 sha256 = new BlockSha256();

    BlockReader(DiskImage image) {
        this.image = image;
    }

    /// The bytes of a block, valid until the next call; nothing at all when no file of the chain holds
    /// any of them.
    ByteBuffer readUnlessZero(long block) throws IOException {
        long start = block * Blocks.SIZE;
        int length = Blocks.length(image.virtualSize(), block);
        buffer.clear().limit(length);
        if (readsAsZero(start, length)) {
            return buffer.limit(0);
        }
        image.read(start, buffer);
        return buffer.flip();
    }

    /// Its own, for the blocks that it reads.
    BlockSha256 sha256() {
        return sha256;
    }

    private boolean readsAsZero(long start, long length) throws IOException {
        long at = start;
        while (at < start + length) {
            Extent extent = image.extentAt(at, start + length - at);
            if (extent.kind() == Extent.Kind.DATA) {
                return false;
            }
            at = extent.end();
        }
        return true;
    }
}
