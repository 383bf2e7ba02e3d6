package io.chainkeeper.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// A real HTTPS server that says what it is told to. It gives tokens, refuses those it did not give, and remembers
/// every request. The last reply of a script is said again and again.
final class ScriptedEngine implements AutoCloseable {
    static final Login LOGIN = new Login("admin@internal", "se cret+&=ü");

    static final String API = """
            <api><product_info><instance_id>i-1</instance_id><name>oVirt Engine</name><vendor>ovirt.org</vendor>
            <version><build>7</build><full_version>4.5.7-1.el9</full_version><major>4</major><minor>5</minor>
            <revision>0</revision></version></product_info><time>2026-01-02T03:04:05.678Z</time></api>""";

    private final HttpsServer server;
    private final Map<String, Deque<Reply>> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger signIns = new AtomicInteger();

    private ScriptedEngine(SSLContext tls, String... protocols) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                if (protocols.length > 0) {
                    wanted.setProtocols(protocols);
                }
                parameters.setSSLParameters(wanted);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        on("GET /ovirt-engine/api", Reply.xml(API));
        on("POST /ovirt-engine/sso/oauth/token", this::giveToken);
        on("POST /ovirt-engine/services/sso-logout", Reply.json(200, "{}"));
        server.start();
    }

    static ScriptedEngine start() throws IOException {
        return new ScriptedEngine(TestCertificates.server(TestCertificates.GOOD));
    }

    static ScriptedEngine start(String certificate, String... protocols) throws IOException {
        return new ScriptedEngine(TestCertificates.server(certificate), protocols);
    }

    EngineAddress address() {
        return EngineAddress.parse("localhost:" + server.getAddress().getPort());
    }

    /// Limits that let a broken test end soon; times that no good answer comes near.
    static EngineLimits limits() {
        Duration long_ = Duration.ofSeconds(20);
        return new EngineLimits(long_, long_, long_, long_, 4, 1 << 20, 1_000);
    }

    Engine connect() throws EngineException {
        return connect(limits());
    }

    Engine connect(EngineLimits limits) throws EngineException {
        return Engine.connect(address(), TestCertificates.authority(), LOGIN, limits);
    }

    /// Sets what is answered to a method and path, one after the other.
    ScriptedEngine on(String methodAndPath, Reply... replies) {
        scripts.put(methodAndPath, new ArrayDeque<>(Arrays.asList(replies)));
        return this;
    }

    /// As if half an hour had passed.
    void expireTokens() {
        tokens.clear();
    }

    int signIns() {
        return signIns.get();
    }

    List<Request> requests(String methodAndPath) {
        return requests.stream()
                .filter(request -> (request.method() + " " + request.path()).equals(methodAndPath))
                .toList();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            requests.add(new Request(
                    exchange.getRequestMethod(), path, query == null ? "" : query, exchange.getRequestHeaders(), body));
            reply(exchange, path).to(exchange);
        } finally {
            exchange.close();
        }
    }

    private Reply reply(HttpExchange exchange, String path) {
        if (path.startsWith("/ovirt-engine/api") && !isSignedIn(exchange)) {
            return this::unauthorized;
        }
        Deque<Reply> script = scripts.get(exchange.getRequestMethod() + " " + path);
        if (script == null) {
            return Reply.empty(404);
        }
        synchronized (script) {
            return script.size() > 1 ? script.removeFirst() : script.getFirst();
        }
    }

    private boolean isSignedIn(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null && tokens.contains(authorization.replace("Bearer ", ""));
    }

    private void unauthorized(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"RESTAPI\"");
        Reply.html(401).to(exchange);
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String token = "token-" + signIns.incrementAndGet() + "-canary";
        tokens.add(token);
        Reply.json(
                        200,
                        "{\"access_token\":\"" + token
                                + "\",\"scope\":\"ovirt-app-api\",\"exp\":\"9223372036854775807\"}")
                .to(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
