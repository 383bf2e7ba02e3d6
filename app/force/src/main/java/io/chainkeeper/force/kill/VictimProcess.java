package io.chainkeeper.force.kill;

import java.io.IOException;
import java.util.List;

/// A process that does one thing and is killed at it.
interface VictimProcess extends AutoCloseable {
    /// Gives it its order, and returns at once.
    void order(String what) throws IOException;

    /// Waits until it has opened everything, if that can be seen.
    void awaitBegun() throws IOException;

    /// Waits until it has done what it was told.
    void awaitDone() throws IOException;

    /// Kills it, as `kill -9` does, and returns when it is gone.
    ///
    /// @return what it had said until then that nobody has read
    List<String> kill() throws IOException;

    @Override
    default void close() throws IOException {
        kill();
    }
}
