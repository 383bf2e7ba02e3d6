package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.notify.ChannelFailed.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// An address on the web that works like a password: it is sent to its own host over TLS, and told to nobody.
///
/// No redirect is followed. A hook that moved has a new address, which a person has to enter; following would hand
/// what we say to whomever the old host names.
final class WebAddress {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST = 2000;
    private final URI uri;
    private final SSLContext tls;

    private WebAddress(URI uri, SSLContext tls) {
        this.uri = uri;
        this.tls = tls;
    }

    /// The address, if it is one that may be used.
    static Optional<URI> parse(String text) {
        try {
            URI uri = URI.create(text.strip());
            boolean good = text.length() <= LONGEST
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
            return good ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    static WebAddress of(Optional<String> secret, String host, SSLContext tls) throws ChannelFailed {
        String text = secret.orElseThrow(() -> new ChannelFailed(Reason.NO_SECRET, host));
        URI uri = parse(text).orElseThrow(() -> new ChannelFailed(Reason.REFUSED, host));
        return new WebAddress(uri, tls);
    }

    /// Asks the address.
    void get() throws ChannelFailed {
        send(HttpRequest.newBuilder(uri).GET());
    }

    /// Posts JSON to it.
    void post(byte[] json) throws ChannelFailed {
        send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private void send(HttpRequest.Builder request) throws ChannelFailed {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(tls)
                .build();
        try {
            // The answer's body may be endless, and says nothing to us: it is left unread.
            HttpResponse<InputStream> answer = client.send(
                    request.timeout(PATIENCE)
                            .header("User-Agent", "Chainkeeper")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            if (answer.statusCode() / 100 != 2) {
                throw new ChannelFailed(Reason.REFUSED, "HTTP " + answer.statusCode());
            }
        } catch (SSLException untrusted) {
            throw new ChannelFailed(Reason.NOT_TRUSTED, uri.getHost());
        } catch (IOException unreachable) {
            throw new ChannelFailed(Reason.NOT_REACHED, uri.getHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelFailed(Reason.NOT_REACHED, uri.getHost());
        } finally {
            client.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return "WebAddress[" + uri.getHost() + "]";
    }
}
