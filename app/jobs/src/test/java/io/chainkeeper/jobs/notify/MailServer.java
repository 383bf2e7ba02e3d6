package io.chainkeeper.jobs.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server over loopback that takes letters and remembers what it was told before and after TLS.
final class MailServer implements AutoCloseable {
    final List<String> letters = new CopyOnWriteArrayList<>();
    final List<String> recipients = new CopyOnWriteArrayList<>();
    final List<String> inTheOpen = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private final boolean offersTls;
    private final String password;

    /// @param password that is accepted for any user
    MailServer(SSLContext tls, boolean tlsAtOnce, boolean offersTls, String password) throws IOException {
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        this.offersTls = offersTls;
        this.password = password;
        this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("mail server").start(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    private void receive() {
        while (!door.isClosed()) {
            try (Socket plain = door.accept()) {
                talk(tlsAtOnce ? secured(plain) : plain, tlsAtOnce);
            } catch (IOException gone) {
                // the client broke off, or the test is over
            }
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private void talk(Socket socket, boolean secure) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        if (!secure || tlsAtOnce) {
            say(out, "220 ready");
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!secure) {
                inTheOpen.add(line);
            }
            String verb = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    if (offersTls && !secure) {
                        say(out, "250-here\r\n250 STARTTLS");
                    } else {
                        say(out, "250-here\r\n250 AUTH PLAIN");
                    }
                }
                case "STARTTLS" -> {
                    say(out, "220 go on");
                    talk(secured(socket), true);
                    return;
                }
                case "AUTH" -> say(out, accepts(line) ? "235 welcome" : "535 no");
                case "RCPT" -> {
                    recipients.add(line);
                    say(out, "250 ok");
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    letters.add(letter(in));
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private boolean accepts(String line) {
        String[] words = line.split(" ");
        String told = new String(Base64.getDecoder().decode(words[words.length - 1]), StandardCharsets.UTF_8);
        return told.endsWith("\0" + password);
    }

    private static String letter(BufferedReader in) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            all.append(line).append('\n');
        }
        return all.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
