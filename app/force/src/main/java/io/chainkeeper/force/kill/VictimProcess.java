package io.chainkeeper.force.kill;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A process that does one thing and is killed at it.
interface VictimProcess extends AutoCloseable {
    /// Gives it its order, and returns at once.
    ///
    /// @param words what to do: the word of some [Work], and what it takes
    /// @return when it got it
    Instant order(Work work, String words) throws IOException;

    /// Waits until it says itself that it begins, or else until somebody sees it, or it has ended.
    ///
    /// @param seen whether its begin is seen from outside
    /// @return when that was
    Instant awaitBegun(BooleanSupplier seen) throws IOException;

    /// Waits until it has done what it was told.
    ///
    /// @throws IOException it could not
    void awaitDone() throws IOException;

    /// Kills it, as `kill -9` does, and returns when it is gone.
    ///
    /// @return how its work had ended badly until then; empty when it had ended well, or not at all
    Optional<String> kill() throws IOException;

    @Override
    default void close() throws IOException {
        kill();
    }
}
