package io.chainkeeper.desktop.edge;

/// Looks at what grows, again and again, until told to stop. The window's is the [Sampler].
public interface Sampling {
    /// Looks from now on.
    ///
    /// @param look reads a snapshot and shows it; runs often, so it must be quick
    void watch(Runnable look);

    /// Looks a last time, so that what is shown is how it ended, and then never again.
    void unwatch(Runnable look);
}
