package io.chainkeeper.force.fuzz;

import io.chainkeeper.transfer.Context;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.ServerTrust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// An image server that says what it is told to say, to a client that must believe only what can be.
final class ScriptedImages {
    private static final byte[] OPTIONS = ("{\"features\":[\"extents\",\"checksum\",\"zero\",\"flush\"],"
                    + "\"max_readers\":8,\"max_writers\":8}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final ImageClient.Limits LIMITS =
            new ImageClient.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 2);

    private final ServerSocket door;
    private final ServerTrust trust = ServerTrust.ofThisComputer();
    private volatile byte[] options = OPTIONS;
    private volatile byte[] other = new byte[0];

    ScriptedImages() {
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /// Lets the server give this answer to one question, and asks it.
    void answer(TextTarget.Kind kind, byte[] text) {
        options = kind == TextTarget.Kind.OPTIONS ? text : OPTIONS;
        other = text;
        TextTarget.allowed(() -> {
            URI url = URI.create("http://localhost:" + door.getLocalPort() + "/images/ticket");
            try (ImageClient client = ImageClient.open(url, trust, LIMITS)) {
                ask(kind, client);
            }
        });
    }

    private static void ask(TextTarget.Kind kind, ImageClient client) throws IOException {
        switch (kind) {
            case EXTENTS -> extents(client, Context.ZERO);
            case CHANGES -> extents(client, Context.DIRTY);
            case CHECKSUM -> client.checksum("sha256");
            default -> require(client.options().maxReaders() > 0, "no connection");
        }
    }

    private static void extents(ImageClient client, Context context) throws IOException {
        long[] end = new long[1];
        client.extents(context, extent -> {
            require(extent.start() == end[0] && extent.length() > 0, "an extent of elsewhere");
            end[0] = extent.start() + extent.length();
            require(end[0] > 0, "an extent beyond all numbers");
        });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private void listen() {
        while (true) {
            try (Socket socket = door.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The client has had enough.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            byte[] body = line.startsWith("OPTIONS") ? options : other;
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
        }
    }
}
