package io.chainkeeper.transfer.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A TCP connection on which no call blocks without end.
///
/// The channel is non-blocking and every wait goes through a selector of its own, because that is the one way to
/// have a limit on sending too, and to hear an answer while there is still something to send.
final class Line implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private Line(SocketChannel channel, Selector selector, SelectionKey key) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
    }

    /// Connects to the first address of the host that answers; all of them share the time.
    static Line connect(Origin origin, Deadline deadline) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(origin.host());
        IOException last = new UnknownHostException(origin.host());
        for (InetAddress address : addresses) {
            if (!origin.tls() && !address.isLoopbackAddress()) {
                throw new ConnectException("without TLS only this computer itself may be asked, not " + origin.host());
            }
            try {
                return connect(new InetSocketAddress(address, origin.port()), deadline);
            } catch (Silence | Abandoned e) {
                throw e;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Line connect(InetSocketAddress address, Deadline deadline) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Selector selector = null;
        try {
            selector = Selector.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            SelectionKey key = channel.register(selector, 0);
            Line line = new Line(channel, selector, key);
            if (!channel.connect(address)) {
                do {
                    line.await(SelectionKey.OP_CONNECT, deadline);
                } while (!channel.finishConnect());
            }
            return line;
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (selector != null) {
                selector.close();
            }
            throw e;
        }
    }

    /// What is there already: a number of bytes, 0 for nothing, -1 when the other side has ended.
    int receiveNow(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /// At least one byte, or -1 when the other side has ended.
    int receive(ByteBuffer into, Deadline deadline) throws IOException {
        while (true) {
            int n = channel.read(into);
            if (n != 0) {
                return n;
            }
            await(SelectionKey.OP_READ, deadline);
        }
    }

    /// As much as the system takes now, perhaps nothing.
    int sendNow(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    /// Waits until more can be sent or there is something to read.
    ///
    /// @return whether there is something to read
    boolean awaitEither(Deadline deadline) throws IOException {
        return (await(SelectionKey.OP_READ | SelectionKey.OP_WRITE, deadline) & SelectionKey.OP_READ) != 0;
    }

    /// Waits until more can be sent.
    void awaitWritable(Deadline deadline) throws IOException {
        await(SelectionKey.OP_WRITE, deadline);
    }

    private int await(int operations, Deadline deadline) throws IOException {
        key.interestOps(operations);
        while (true) {
            if (selector.select(deadline.slice()) > 0) {
                selector.selectedKeys().clear();
                return key.readyOps();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            selector.close();
        }
    }
}
