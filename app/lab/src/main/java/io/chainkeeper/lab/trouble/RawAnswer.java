package io.chainkeeper.lab.trouble;

import java.time.Duration;

/// Bytes that are sent instead of an answer, whether they are HTTP or not.
///
/// @param bytes what is sent: the head, the body, or nothing of the kind
/// @param end   what becomes of the connection then
/// @param pause before each byte; zero sends all of them at once
public record RawAnswer(byte[] bytes, End end, Duration pause) {
    /// What becomes of a connection when all was sent.
    public enum End {
        /// It waits for the next request, as after any answer.
        STAYS,
        /// It is closed.
        CLOSES,
        /// Nothing more comes, until the client goes.
        HANGS,
        /// The last kilobyte at most comes again and again, until the client goes.
        GOES_ON
    }

    /// Keeps its own copy.
    public RawAnswer {
        bytes = bytes.clone();
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause: " + pause);
        }
    }

    /// All at once.
    public RawAnswer(byte[] bytes, End end) {
        this(bytes, end, Duration.ZERO);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
