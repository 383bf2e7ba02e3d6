package io.chainkeeper.force.full;

import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.site.Ending;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// A volume of so many bytes: what is written takes whole blocks, what is deleted gives them back.
final class Volume implements FileWatcher {
    private static final int BLOCK = 4096;

    private final Map<Path, BitSet> files = new HashMap<>();
    private long capacity = Long.MAX_VALUE;
    private boolean honest = true;

    /// Gives it another size.
    ///
    /// @param bytes   in all
    /// @param truthful whether it says how much is free, or says that there is plenty: as when others fill it
    synchronized void resize(long bytes, boolean truthful) {
        capacity = bytes;
        honest = truthful;
    }

    /// How many bytes are taken.
    synchronized long used() {
        return files.values().stream().mapToLong(BitSet::cardinality).sum() * BLOCK;
    }

    @Override
    public long before(FileStep step) {
        return step.bytes();
    }

    /// Whether there is room for a step.
    synchronized Ending fits(FileStep step) {
        if (step.kind() != FileStep.Kind.WRITE || used() + more(step, step.bytes()) <= capacity) {
            return Ending.DONE;
        }
        boolean half = step.bytes() >= 2 * BLOCK && used() + more(step, step.bytes() / 2) <= capacity;
        return half ? Ending.HALF : Ending.NO_SPACE;
    }

    private long more(FileStep step, long bytes) {
        BitSet blocks = blocks(step, bytes);
        blocks.andNot(files.getOrDefault(step.file(), new BitSet()));
        return (long) blocks.cardinality() * BLOCK;
    }

    private static BitSet blocks(FileStep step, long bytes) {
        BitSet blocks = new BitSet();
        if (bytes > 0) {
            blocks.set((int) (step.offset() / BLOCK), (int) ((step.offset() + bytes - 1) / BLOCK) + 1);
        }
        return blocks;
    }

    @Override
    public synchronized void after(FileStep step, ByteBuffer written) {
        switch (step.kind()) {
            case WRITE ->
                files.computeIfAbsent(step.file(), file -> new BitSet()).or(blocks(step, written.remaining()));
            case DELETE -> files.remove(step.file());
            case MOVE -> {
                BitSet moved = files.remove(step.file());
                if (moved != null) {
                    files.put(step.to(), moved);
                }
            }
            case TRUNCATE -> {
                BitSet blocks = files.getOrDefault(step.file(), new BitSet());
                blocks.clear((int) Math.ceilDiv(step.bytes(), (long) BLOCK), Math.max(blocks.length(), 1 << 20));
            }
            case CREATE, OPEN, READ, FORCE, MAKE_FOLDER, LIST -> {}
        }
    }

    @Override
    public synchronized long freeSpace() {
        return honest && capacity != Long.MAX_VALUE ? Math.max(1, capacity - used()) : -1;
    }
}
