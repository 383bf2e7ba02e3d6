package io.chainkeeper.images;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// Which parts of a file the system's page cache holds. For many threads.
///
/// The file is mapped as a whole, but nobody ever reads through the mapping: it is only asked which of its pages are
/// there. That costs no memory, and a file that shrinks or a disk that fails can do no harm. Where a system can't map
/// or can't tell, nothing counts as held.
final class Resident implements AutoCloseable {
    private static final Resident NOTHING = new Resident(null, null);

    private final @Nullable Arena arena;
    private final @Nullable MemorySegment mapped;

    private Resident(@Nullable Arena arena, @Nullable MemorySegment mapped) {
        this.arena = arena;
        this.mapped = mapped;
    }

    /// Of a file that is open for reading, as long as it is now.
    static Resident of(FileChannel file) {
        Arena arena = Arena.ofShared();
        try {
            return new Resident(arena, file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena));
        } catch (IOException | UnsupportedOperationException e) {
            arena.close();
            return NOTHING;
        }
    }

    /// Whether the page that holds a byte is in the cache at this moment.
    boolean holds(long position) {
        MemorySegment whole = mapped;
        return whole != null
                && position < whole.byteSize()
                && whole.asSlice(position, 1).isLoaded();
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
