package io.chainkeeper.force.crash;

import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.files.FileWatcher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Every change of files in the order in which it was done, with the bytes.
final class Recording implements FileWatcher {
    /// One change.
    ///
    /// @param step  what was done
    /// @param bytes what was written; empty for everything else
    record Change(FileStep step, byte[] bytes) {}

    private final List<Change> changes = new ArrayList<>();

    @Override
    public long before(FileStep step) {
        return step.bytes();
    }

    @Override
    public synchronized void after(FileStep step, ByteBuffer written) {
        if (step.kind().changes()) {
            byte[] bytes = new byte[written.remaining()];
            written.get(bytes);
            changes.add(new Change(step, bytes));
        }
    }

    /// The changes since this was asked last.
    synchronized List<Change> taken() {
        List<Change> all = List.copyOf(changes);
        changes.clear();
        return all;
    }

    /// All changes so far.
    synchronized List<Change> changes() {
        return List.copyOf(changes);
    }
}
