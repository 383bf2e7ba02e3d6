package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Slices of L1 and L2 tables that were read lately, for all files of a chain together.
///
/// Tables are never held whole, so their size on paper costs nothing. A slice is at most 4 KiB and there
/// are 1,024 slots, so a chain of any length keeps at most 4 MiB. A slice has one slot it can be in;
/// whoever needs another one replaces it. Slices never change, so there is nothing to lock: at worst two
/// threads read the same one twice.
final class TableCache {
    static final int SLICE_BYTES = 4096;
    private static final int SLOTS = 1024;

    private final AtomicReferenceArray<@Nullable Slice> slots = new AtomicReferenceArray<>(SLOTS);

    private record Slice(ImageFile file, long offset, long[] entries) {}

    /// The big-endian words at `offset`. The array is shared: look, don't write.
    ///
    /// @param bytes how many bytes the slice has
    long[] entries(ImageFile file, long offset, int bytes) throws IOException {
        int slot = slot(file, offset);
        Slice kept = slots.get(slot);
        // An L2 table may lie upon the L1 table, which is shorter, when somebody wants it so.
        if (kept != null && kept.file == file && kept.offset == offset && kept.entries.length == bytes / Long.BYTES) {
            return kept.entries;
        }
        long[] entries = load(file, offset, bytes);
        slots.set(slot, new Slice(file, offset, entries));
        return entries;
    }

    private static long[] load(ImageFile file, long offset, int bytes) throws IOException {
        if (offset > file.length() - bytes) {
            throw file.corrupt(offset, "a table lies outside the file, which is " + file.length() + " bytes long");
        }
        ByteBuffer raw = ByteBuffer.allocate(bytes);
        file.read(offset, raw);
        long[] entries = new long[bytes / Long.BYTES];
        raw.flip().asLongBuffer().get(entries);
        return entries;
    }

    private static int slot(ImageFile file, long offset) {
        long mixed = (offset + System.identityHashCode(file)) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 54);
    }
}
