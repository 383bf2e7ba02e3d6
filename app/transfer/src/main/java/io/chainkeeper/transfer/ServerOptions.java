package io.chainkeeper.transfer;

import java.util.Set;

/// What the server can do for one ticket.
///
/// @param features   `extents`, `checksum`, `zero`, `flush`; an ancient server that has only ranges has none
/// @param maxReaders connections that may read at a time, at least 1; a server that doesn't say allows one
/// @param maxWriters connections that may write at a time, at least 1; a server that doesn't say allows one
public record ServerOptions(Set<String> features, int maxReaders, int maxWriters) {
    /// A server that told nothing: one connection, ranges only.
    static final ServerOptions ANCIENT = new ServerOptions(Set.of(), 1, 1);

    /// Copies the features; refuses fewer than one connection.
    public ServerOptions {
        features = Set.copyOf(features);
        if (maxReaders < 1 || maxWriters < 1) {
            throw new IllegalArgumentException("readers " + maxReaders + ", writers " + maxWriters);
        }
    }

    /// Whether the server reports where data and zeroes lie.
    public boolean extents() {
        return features.contains("extents");
    }

    /// Whether the server computes checksums.
    public boolean checksum() {
        return features.contains("checksum");
    }

    /// Whether the server writes zeroes without being sent any.
    public boolean zero() {
        return features.contains("zero");
    }

    /// Whether the server can be told when to flush; otherwise it flushes after each write.
    public boolean flush() {
        return features.contains("flush");
    }

    /// Connections that may be open at a time. One more would not be refused but hang in silence. A ticket that can
    /// be written obeys both limits, since the server counts reading and writing connections together.
    public int connections() {
        return zero() || flush() ? Math.min(maxReaders, maxWriters) : maxReaders;
    }
}
