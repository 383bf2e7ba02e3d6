package io.chainkeeper.force.files;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Sees every operation on files, and may make it fail. Called by many threads.
public interface FileWatcher {
    /// Lets everything be done.
    FileWatcher CALM = FileStep::bytes;

    /// An operation is about to be carried out.
    ///
    /// @return how many of the step's bytes may be moved, for a short read or write; all of them as a rule
    /// @throws IOException instead of carrying it out
    long before(FileStep step) throws IOException;

    /// It was carried out.
    ///
    /// @param written what was written, to be read once, for writes; empty otherwise
    default void after(FileStep step, ByteBuffer written) throws IOException {}

    /// Free space as the watcher wants it seen; negative for what is really there.
    default long freeSpace() {
        return -1;
    }
}
