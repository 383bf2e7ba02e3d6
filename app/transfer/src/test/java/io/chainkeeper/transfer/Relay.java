package io.chainkeeper.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// A network that cuts what the server says into pieces of any size.
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final URI server;
    private final Random random;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Relay(URI server, Random random) throws IOException {
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.server = server;
        this.random = random;
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("https://localhost:" + listener.getLocalPort() + server.getPath());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                sockets.addAll(List.of(client, to));
                client.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pump(client, to, 65536));
                Thread.ofVirtual().start(() -> pump(to, client, 3000));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void pump(Socket from, Socket to, int most) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[most];
            for (int n = in.read(piece); n >= 0; n = in.read(piece, 0, 1 + random.nextInt(most))) {
                out.write(piece, 0, n);
            }
        } catch (IOException e) {
            // One side has gone; so goes the other.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
