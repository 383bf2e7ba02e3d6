package io.chainkeeper.transfer;

import java.time.Duration;

/// What the workers of a transfer ask before each range: whether bytes may move now. For many threads.
///
/// Only between ranges: a range that was asked for is taken whole, so that no answer lies half-read on a connection
/// while nobody wants it.
public interface Gate {
    /// Always open.
    Gate OPEN = new Gate() {
        @Override
        public int portion(int most) {
            return most;
        }

        @Override
        public boolean admits(int bytes, Duration longest) {
            return true;
        }
    };

    /// The way in for one of several transfers that share what this gate lets through, equally.
    default Gate part() {
        return this;
    }

    /// How many bytes to ask for at once, so that a limit looks even from outside.
    ///
    /// @param most what the worker would take
    /// @return 1 to `most`
    int portion(int most);

    /// Waits until so many bytes may move, but not longer than the caller bears.
    ///
    /// @param bytes 0 for what costs no transfer, which only a closed gate holds up
    /// @return whether they may; what was refused is asked for again, or not
    boolean admits(int bytes, Duration longest) throws InterruptedException;
}
