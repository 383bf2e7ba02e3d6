package io.chainkeeper.jobs.attach;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/// Opens connections to a runner and greets it on each.
///
/// @param socket where it listens
/// @param hello  said first
/// @param codec  reads what it says
/// @param limits of what is taken
record Dialling(Path socket, Hello hello, Codec codec, WireLimits limits) {
    /// Longer than any process lives.
    static final Duration NEVER = Duration.ofDays(10_000);

    private static final Operation GREETING =
            Contract.of(Greeting.class).operations().findFirst().orElseThrow();

    /// The first question, as an interface like the others.
    private interface Greeting {
        void hello(Hello hello);
    }

    /// A connection on which the greeting was accepted.
    ///
    /// @throws NotWelcome if it was not
    Line dial() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean good = false;
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            Line line = new Line(channel, codec, limits);
            new Call(line, limits).greet(GREETING, hello);
            good = true;
            return line;
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }
}
