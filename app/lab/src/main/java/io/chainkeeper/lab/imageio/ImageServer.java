package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.HttpsListener;
import io.chainkeeper.lab.http.ListenerLimits;
import io.chainkeeper.lab.http.WatchedRoute;
import io.chainkeeper.lab.trouble.Troubles;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/// The image server of the lab's host: whoever has a ticket's id may move the bytes of its disk.
public final class ImageServer implements AutoCloseable {
    private static final int MOST_REMEMBERED = 1000;

    private final InstantSource clock;
    private final Queue<UUID> given = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Ticket> tickets = new ConcurrentHashMap<>();
    private final HttpsListener listener;
    private volatile Consumer<UUID> used = ticket -> {};

    private ImageServer(Optional<SSLContext> tls, int port, Troubles troubles, InstantSource clock) throws IOException {
        this.clock = clock;
        ImageRoute images = new ImageRoute(this::find, ticket -> used.accept(ticket), new Strikes(troubles));
        WatchedRoute route = new WatchedRoute(Watcher.Server.IMAGES, troubles, images);
        this.listener = HttpsListener.start(tls, port, ListenerLimits.standard(), route);
    }

    /// Starts to serve on 127.0.0.1.
    ///
    /// @param port     0 for any that is free
    /// @param troubles what is to go wrong
    /// @param clock    for the tickets' idle clocks
    /// @throws IOException when the port is taken
    public static ImageServer start(SSLContext tls, int port, Troubles troubles, InstantSource clock)
            throws IOException {
        return new ImageServer(Optional.of(tls), port, troubles, clock);
    }

    /// The same without TLS, for measurements.
    public static ImageServer startPlain(int port, Troubles troubles, InstantSource clock) throws IOException {
        return new ImageServer(Optional.empty(), port, troubles, clock);
    }

    /// The port it listens on.
    public int port() {
        return listener.port();
    }

    /// A new ticket; its idle clock starts now.
    public UUID addTicket(TicketSpec spec) {
        UUID id = UUID.randomUUID();
        tickets.put(id, new Ticket(id, spec, clock));
        given.add(id);
        if (given.size() > MOST_REMEMBERED) {
            given.poll();
        }
        return id;
    }

    /// How a ticket is doing; empty when there is none.
    public Optional<TicketState> ticket(UUID id) {
        return Optional.ofNullable(tickets.get(id)).map(Ticket::state);
    }

    /// Tells somebody of each request for bytes, before it is answered; what they do to the ticket counts for it.
    public void whenUsed(Consumer<UUID> listening) {
        used = listening;
    }

    /// Lets what is behind a ticket's image fail: 500 from now on. Nothing happens when there is no such ticket.
    public void failTicket(UUID id) {
        Optional.ofNullable(tickets.get(id)).ifPresent(Ticket::fail);
    }

    /// Lets a ticket's host go: connections are cut without an answer from now on. Nothing happens when there is no
    /// such ticket.
    public void silenceTicket(UUID id) {
        Optional.ofNullable(tickets.get(id)).ifPresent(Ticket::fallSilent);
    }

    /// Every ticket that was not removed.
    public List<UUID> tickets() {
        return List.copyOf(tickets.keySet());
    }

    /// The last thousand tickets that there were.
    public List<UUID> given() {
        return List.copyOf(given);
    }

    /// Takes a ticket away. Bodies that are being sent break off; its disk or moment stays open. Nothing happens
    /// when there is none.
    public void removeTicket(UUID id) {
        Ticket ticket = tickets.remove(id);
        if (ticket != null) {
            ticket.remove();
        }
    }

    /// Removes all tickets and cuts all connections. Never fails.
    @Override
    public void close() {
        tickets().forEach(this::removeTicket);
        listener.close();
    }

    private Optional<Ticket> find(String id) {
        try {
            return Optional.ofNullable(tickets.get(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
