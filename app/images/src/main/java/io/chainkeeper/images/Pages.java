package io.chainkeeper.images;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/// Memory that a disk can be read into and written from without a detour over the system's page cache.
public final class Pages {
    /// In bytes; what disks and file systems want such memory to begin at, and to have multiples of.
    static final int SIZE = 4096;

    private Pages() {}

    /// A direct buffer of `bytes` bytes that begins at a page.
    public static ByteBuffer buffer(int bytes) {
        int whole = Math.ceilDiv(bytes, SIZE) * SIZE; // an aligned slice ends at a page, too
        return ByteBuffer.allocateDirect(whole + SIZE).alignedSlice(SIZE).slice(0, bytes);
    }

    /// The same, given back to the system when `arena` is closed instead of whenever the collector comes by.
    public static ByteBuffer buffer(Arena arena, int bytes) {
        return arena.allocate(bytes, SIZE).asByteBuffer();
    }
}
