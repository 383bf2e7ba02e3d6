package io.chainkeeper.cli.bench;

/// What one piece of work took, once.
///
/// @param seconds    from its first request to its durable result
/// @param cpuSeconds user and system time of the process that did it and of its children
/// @param peakBytes  the most memory it had resident at a time; 0 where the system does not tell
public record Usage(double seconds, double cpuSeconds, long peakBytes) {
    /// The same work, in another time.
    Usage lasting(double time) {
        return new Usage(time, cpuSeconds, peakBytes);
    }
}
