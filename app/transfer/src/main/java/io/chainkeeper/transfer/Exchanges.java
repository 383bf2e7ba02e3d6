package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Abandoned;
import io.chainkeeper.transfer.http.BadHttp;
import io.chainkeeper.transfer.http.Connection;
import io.chainkeeper.transfer.http.Head;
import io.chainkeeper.transfer.http.Request;
import io.chainkeeper.transfer.http.Silence;
import io.chainkeeper.transfer.http.Waiting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/// Requests and their answers, over whichever connection is free.
///
/// A request on a kept connection that the server had closed meanwhile is sent once more on a new one, which is safe
/// because every request of the images API may be sent twice. All other trouble becomes a [TransferException].
final class Exchanges {
    private final String host;
    private final Connections connections;

    Exchanges(String host, Connections connections) {
        this.host = host;
        this.connections = connections;
    }

    /// Takes an answer: looks at the head, reads the body, returns what it is worth.
    interface Taking<T> {
        T take(Head head, Connection connection) throws IOException;
    }

    /// Sends a request and lets `taking` make something of the answer.
    ///
    /// @param limit     the longest silence that is borne
    /// @param abandoned asked while waiting; `true` ends the exchange with [TransferCancelled]
    <T> T exchange(Request request, Duration limit, BooleanSupplier abandoned, Taking<T> taking)
            throws TransferException {
        BooleanSupplier givenUp = givenUp(abandoned);
        Waiting waiting = new Waiting(limit, givenUp);
        try {
            connections.enter(givenUp);
        } catch (IOException e) {
            throw new TransferCancelled();
        }
        try {
            Connection connection = connections.take(givenUp);
            try {
                return exchange(connection, request, waiting, taking);
            } catch (IOException e) {
                if (!connection.wentStale() || !isBroken(e)) {
                    throw e;
                }
            }
            return exchange(connections.open(givenUp), request, waiting, taking);
        } catch (IOException e) {
            throw translated(e);
        } finally {
            connections.leave();
        }
    }

    private <T> T exchange(Connection connection, Request request, Waiting waiting, Taking<T> taking)
            throws IOException {
        boolean good = false;
        try {
            T taken = taking.take(connection.ask(request, waiting), connection);
            good = true;
            return taken;
        } catch (NoDirtyExtents e) {
            good = true;
            throw e;
        } finally {
            if (good) {
                connections.give(connection);
            } else {
                Connections.close(connection);
            }
        }
    }

    /// A connection for several requests in a row.
    HeldConnection hold(Duration limit, BooleanSupplier abandoned) throws IOException {
        Waiting waiting = new Waiting(limit, givenUp(abandoned));
        try {
            return new HeldConnection(connections, waiting);
        } catch (IOException e) {
            throw new TransferCancelled();
        }
    }

    private BooleanSupplier givenUp(BooleanSupplier abandoned) {
        return () -> connections.closed() || abandoned.getAsBoolean();
    }

    /// Whether the connection broke, and it is neither the server's answer nor our own wish that ended it.
    static boolean isBroken(IOException e) {
        return !(e instanceof TransferException || e instanceof Silence || e instanceof Abandoned);
    }

    TransferException translated(IOException e) {
        String words = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return switch (e) {
            case TransferException told -> told;
            case Abandoned _ -> new TransferCancelled();
            case BadHttp bad -> new BadAnswer(words, bad);
            case Silence _ -> lost(ConnectionLost.Why.SILENT, "The image server " + host + " is silent: " + words, e);
            case SSLHandshakeException refused
            when isAboutTrust(refused) ->
                lost(
                        ConnectionLost.Why.NOT_TRUSTED,
                        "No secure connection to the image server " + host + ": " + words,
                        e);
            case UnknownHostException _ -> lost(ConnectionLost.Why.UNREACHABLE, "No such image server: " + host, e);
            case ConnectException _ ->
                lost(ConnectionLost.Why.UNREACHABLE, "No connection to the image server " + host + ": " + words, e);
            default ->
                lost(ConnectionLost.Why.BROKEN, "The connection to the image server " + host + " broke: " + words, e);
        };
    }

    /// A server that goes away while hands are shaken may say so in TLS's words, too; that is no matter of trust.
    private static boolean isAboutTrust(SSLHandshakeException refused) {
        return Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(CertificateException.class::isInstance);
    }

    private static ConnectionLost lost(ConnectionLost.Why why, String message, IOException cause) {
        return new ConnectionLost(why, message, cause);
    }
}
