package io.chainkeeper.lab.http;

import java.time.Duration;

/// What a listener takes from strangers.
///
/// @param line        longest request line or header line, in bytes; a longer request line is answered 414
/// @param headers     most header lines of a request
/// @param connections most connections at once; further ones are closed unanswered
/// @param idle        how long a peer may neither send nor take bytes
public record ListenerLimits(int line, int headers, int connections, Duration idle) {
    public ListenerLimits {
        if (line < 256 || headers < 1 || connections < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("limits must be positive: " + line + ", " + headers + ", " + idle);
        }
    }

    /// What the real servers do: 64 KiB lines, 100 headers, a minute of silence.
    public static ListenerLimits standard() {
        return new ListenerLimits(65536, 100, 512, Duration.ofSeconds(60));
    }

    /// The same with another idle time.
    public ListenerLimits withIdle(Duration limit) {
        return new ListenerLimits(line, headers, connections, limit);
    }
}
