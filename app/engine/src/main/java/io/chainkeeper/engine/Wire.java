package io.chainkeeper.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/// HTTPS with limits: every wait ends, every body is read whole and given its connection back, nothing is followed,
/// nothing is remembered. Plain HTTP does not exist here.
///
/// No cookies, since a session cookie would outlive the token; no redirects, since they would carry the token to
/// wherever a proxy points; no authentication by the HTTP library, since it repeats a refused request on its own.
final class Wire implements AutoCloseable {
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final int MAX_LINE = 64 << 10;
    private static final int MAX_HEADERS = 200;
    private static final int BUFFER = 8 << 10;

    /// A connection idle for longer is probed before use, since servers close them silently; in milliseconds.
    private static final int PROBE_AFTER = 500;

    /// How often a GET is sent when connections break under it. Only a GET can be repeated without asking.
    private static final int ATTEMPTS = 3;

    private final EngineLimits limits;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor timer;

    Wire(SSLContext tls, HostnameVerifier names, EngineLimits limits) {
        this.limits = limits;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("engine-deadlines").factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.http = HttpClientBuilder.create()
                .setConnectionManager(pool(tls, names, limits))
                .setDefaultRequestConfig(requests(limits))
                .disableCookieManagement()
                .disableAuthCaching()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(
            SSLContext tls, HostnameVerifier names, EngineLimits limits) {
        var https = new SSLConnectionSocketFactory(tls, TLS_VERSIONS, null, names);
        var pool = new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("https", https)
                        .build(),
                Wire::quiet);
        pool.setMaxTotal(limits.connections());
        pool.setDefaultMaxPerRoute(limits.connections());
        pool.setValidateAfterInactivity(PROBE_AFTER);
        pool.setDefaultSocketConfig(SocketConfig.custom()
                .setSoTimeout(millis(limits.read()))
                .setTcpNoDelay(true)
                .build());
        return pool;
    }

    private static ManagedHttpClientConnection quiet(HttpRoute route, ConnectionConfig config) {
        MessageConstraints constraints = MessageConstraints.custom()
                .setMaxLineLength(MAX_LINE)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        return new QuietConnection("engine " + route.getTargetHost().toHostString(), BUFFER, constraints);
    }

    private static RequestConfig requests(EngineLimits limits) {
        return RequestConfig.custom()
                .setConnectTimeout(millis(limits.connect()))
                .setSocketTimeout(millis(limits.read()))
                .setConnectionRequestTimeout(millis(limits.lease()))
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .build();
    }

    private static int millis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMillis());
    }

    /// Sends a request and reads the whole answer, whatever its status. A GET is repeated when its connection breaks;
    /// any request is, when nothing of it was sent.
    Answer exchange(HttpUriRequest request, Operation operation) throws EngineException {
        boolean repeatable = request.getMethod().equals("GET");
        for (int attempt = 1; ; attempt++) {
            try {
                return once(request);
            } catch (BodyTooLarge e) {
                throw new EngineTrouble(
                        operation.name(), EngineTrouble.Kind.TOO_LARGE, e.status, "more than " + limits.maxBody(), e);
            } catch (IOException e) {
                boolean again = e instanceof QuietConnection.Unasked || (repeatable && WireTrouble.isConnectionLost(e));
                if (attempt == ATTEMPTS || !again) {
                    throw WireTrouble.of(request.getURI(), e);
                }
            }
        }
    }

    private Answer once(HttpUriRequest request) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = timer.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                limits.answer().toMillis(),
                TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = http.execute(request)) {
            int status = response.getStatusLine().getStatusCode();
            Header type = response.getFirstHeader("Content-Type");
            return new Answer(status, type == null ? "" : type.getValue(), body(response, request, status));
        } catch (IOException e) {
            if (late.get()) {
                throw new AnswerTooSlow(e);
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /// Counts what arrives, after decompression, and believes no header about it.
    private byte[] body(CloseableHttpResponse response, HttpUriRequest request, int status) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream content = entity.getContent()) {
            byte[] read = content.readNBytes(limits.maxBody() + 1);
            if (read.length > limits.maxBody()) {
                // Without the abort, closing the stream would read the rest of it.
                request.abort();
                throw new BodyTooLarge(status);
            }
            return read;
        }
    }

    /// Closes all connections, in use or not.
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a connection pool does no I/O that can fail", e);
        }
    }

    static final class BodyTooLarge extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        BodyTooLarge(int status) {
            super("body too large");
            this.status = status;
        }
    }

    static final class AnswerTooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooSlow(IOException cause) {
            super("the answer was not complete in time", cause);
        }
    }
}
