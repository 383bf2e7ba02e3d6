package io.chainkeeper.jobs.attach;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers for an object on a Unix-domain socket, and says beside what is owned how to reach it. Only who
/// already owns may open one: the file it writes is a sign, not a lock.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int TOKEN_BYTES = 32;
    /// Whoever follows a run looks once a second; on a busy machine later. One that hangs is not waited for longer.
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final RunnerFile file;
    private final Runner runner;
    private final ServerSocketChannel door;
    private final Desk desk;
    private final WireLimits limits;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private Server(RunnerFile file, Runner runner, ServerSocketChannel door, Desk desk, WireLimits limits) {
        this.file = file;
        this.runner = runner;
        this.door = door;
        this.desk = desk;
        this.limits = limits;
    }

    /// Begins to answer.
    ///
    /// @param file  the sign: who owns, and how to reach it
    /// @param kind  window or agent
    /// @param root  the interface that is shared
    /// @param object asked by others; any thread, many at a time
    /// @param facts that a caller may insist on
    /// @throws IOException if there is no place for a socket that others cannot enter
    public static <T> Server open(Path file, RunnerKind kind, Class<T> root, T object, Map<String, String> facts)
            throws IOException {
        return open(file, kind, new Desk(Contract.of(root), object, facts), WireLimits.standard());
    }

    static Server open(Path file, RunnerKind kind, Desk desk, WireLimits limits) throws IOException {
        Path socket = RuntimeFolder.newSocket(RuntimeFolder.ofThisUser());
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean good = false;
        try {
            door.bind(UnixDomainSocketAddress.of(socket));
            OwnerOnly.close(socket);
            Runner runner = Runner.here(kind, socket, desk.newToken(token()));
            Server server = new Server(new RunnerFile(file), runner, door, desk, limits);
            Thread.ofVirtual().name("attach-door").start(server::welcome);
            server.file.write(runner);
            good = true;
            return server;
        } finally {
            if (!good) {
                door.close();
                Files.deleteIfExists(socket);
            }
        }
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void welcome() {
        while (door.isOpen()) {
            try {
                SocketChannel caller = door.accept();
                if (open.size() >= limits.connections()) {
                    LOG.warn("a caller was turned away: {} are connected", open.size());
                    caller.close();
                    continue;
                }
                open.add(caller);
                Thread.ofVirtual().name("attach-caller").start(() -> listen(caller));
            } catch (ClosedChannelException e) {
                return; // the server was closed
            } catch (IOException e) {
                LOG.warn("a caller was lost", e);
            }
        }
    }

    private void listen(SocketChannel caller) {
        try (Line line = new Line(caller, desk.codec(), limits)) {
            new Conversation(line, desk, limits).untilEnd();
        } catch (ClosedChannelException e) {
            LOG.debug("a caller is gone");
        } catch (IOException e) {
            LOG.info("a caller was dropped: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("a caller was dropped", e);
        } finally {
            open.remove(caller);
        }
    }

    /// Who this is, as others read it.
    public Runner runner() {
        return runner;
    }

    /// How many connections are open now.
    public int callers() {
        return open.size();
    }

    /// Waits a moment until those who follow ended runs know their ends; for the time between the end of the
    /// last run and [#close()].
    public void lastWords() {
        if (open.isEmpty()) {
            return;
        }
        try {
            desk.runs().awaitTold(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the sign down, and hangs up.
    @Override
    public void close() {
        shut(() -> file.remove(runner));
        shut(door::close);
        shut(() -> Files.deleteIfExists(runner.socket()));
        open.forEach(each -> shut(each::close));
    }

    private interface Shutting {
        void run() throws IOException;
    }

    private static void shut(Shutting part) {
        try {
            part.run();
        } catch (IOException e) {
            LOG.warn("a socket was not put away", e);
        }
    }
}
