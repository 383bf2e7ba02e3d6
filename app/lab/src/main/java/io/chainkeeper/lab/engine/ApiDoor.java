package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.BadXml;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.engine.xml.XmlReading;
import io.chainkeeper.lab.engine.xml.XmlWriting;
import io.chainkeeper.lab.http.BodyTooLarge;
import io.chainkeeper.lab.http.Exchange;
import io.chainkeeper.lab.http.Route;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where requests come in and answers go out: sign-in pages aside, each is checked for its token, read, served inside
/// the data centre's lock, and answered outside of it.
final class ApiDoor implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(ApiDoor.class);

    /// A VM's OVF with some hundred disks is far below.
    private static final int LARGEST_BODY = 8 << 20;

    private static final int LONGEST_CORRELATION_ID = 36;
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String XML = "application/xml; charset=UTF-8";

    private final EngineState state;
    private final Sessions sessions;
    private final SignInPages signIn;
    private final Progress progress;
    private final Routes routes;
    private final Follow follow;
    private final Outages outages;

    ApiDoor(
            EngineState state,
            Sessions sessions,
            SignInPages signIn,
            Progress progress,
            Routes routes,
            Outages outages) {
        this.outages = outages;
        this.state = state;
        this.sessions = sessions;
        this.signIn = signIn;
        this.progress = progress;
        this.routes = routes;
        this.follow = new Follow(routes::serve);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (outages.engineAway()) {
            page(exchange, 503, "Service Unavailable");
            return;
        }
        if (signIn.serve(exchange)) {
            return;
        }
        Optional<String> path = apiPath(exchange.path());
        if (path.isEmpty()) {
            page(exchange, 404, "Not Found");
        } else if (state.strikes(Trouble.Html503.class)) {
            page(exchange, 503, "Service Unavailable");
        } else if (!knows(exchange)) {
            exchange.addHeader("WWW-Authenticate", "Basic realm=\"RESTAPI\"");
            page(exchange, 401, "Unauthorized");
        } else {
            api(exchange, path.get());
        }
    }

    /// The path below the API's root, with or without the version in it.
    private static Optional<String> apiPath(String path) {
        if (!path.equals(Api.ROOT) && !path.startsWith(Api.ROOT + "/")) {
            return Optional.empty();
        }
        String below = path.substring(Api.ROOT.length());
        if (below.equals("/v4") || below.startsWith("/v4/")) {
            below = below.substring(3);
        }
        return Optional.of(below.replaceAll("^/+|/+$", ""));
    }

    private boolean knows(Exchange exchange) throws IOException {
        if (state.strikes(Trouble.TokenExpired.class)) {
            sessions.closeAll();
        }
        String authorization = exchange.header("Authorization").orElse("");
        if (authorization.startsWith("Bearer ")) {
            return sessions.use(authorization.substring("Bearer ".length()).strip());
        }
        return authorization.startsWith("Basic ") && signIn.accepts(decoded(authorization.substring(6)));
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void api(Exchange exchange, String path) throws IOException {
        String correlationId = correlationId(exchange);
        exchange.addHeader("Correlation-Id", correlationId);
        Answer answer;
        byte[] body;
        try {
            body = exchange.body(LARGEST_BODY);
        } catch (BodyTooLarge e) {
            exchange.closeAfterAnswer();
            exchange.answerEmpty(413);
            return;
        }
        try {
            if (!exchange.header("Version").orElse("4").equals("4")) {
                throw Refusal.syntax("Version " + exchange.header("Version").orElse("") + " is not supported");
            }
            Request request = request(exchange, body, path, correlationId);
            answer = state.dataCentre().locked(() -> inside(request));
            answer.after().run();
            chores();
        } catch (Refusal refusal) {
            answer = Answer.fault(refusal);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} {} failed on the disks", exchange.method(), path, e);
            answer = Answer.fault(Refusal.internal(String.valueOf(e.getMessage())));
        }
        write(exchange, answer);
    }

    private Answer inside(Request request) {
        try {
            progress.pass(request);
            return follow.apply(request, routes.serve(request));
        } catch (NotFound e) {
            return Answer.notFound();
        } catch (Refusal refusal) {
            return Answer.fault(refusal);
        }
    }

    private void chores() throws IOException {
        for (Answer.FileWork chore = state.chores().poll();
                chore != null;
                chore = state.chores().poll()) {
            chore.run();
        }
    }

    private static Request request(Exchange exchange, byte[] bytes, String path, String correlationId) {
        Optional<Element> body = Optional.empty();
        if (bytes.length > 0) {
            try {
                body = Optional.of(XmlReading.parse(bytes));
            } catch (BadXml e) {
                throw Refusal.syntax("For correct usage, see: " + Api.ROOT + "/v4/model (" + e.getMessage() + ")");
            }
        }
        Map<String, String> query = exchange.query();
        String all = exchange.header("All-Content").orElse(query.getOrDefault("all_content", "false"));
        boolean allContent = all.isEmpty() || Inputs.bool(all).orElse(false);
        return new Request(exchange.method(), path, query, Map.of(), body, correlationId, allContent, false);
    }

    /// The client's own, cleaned and cut as the engine does, or a new one.
    private static String correlationId(Exchange exchange) {
        String sent = exchange.header("Correlation-Id")
                .orElse(exchange.query().getOrDefault("correlation_id", ""))
                .replaceAll("[^0-9A-Za-z_-]", "");
        if (sent.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        return sent.substring(0, Math.min(LONGEST_CORRELATION_ID, sent.length()));
    }

    private static void write(Exchange exchange, Answer answer) throws IOException {
        answer.location().ifPresent(location -> exchange.addHeader("Location", location));
        if (answer.body().isPresent()) {
            exchange.answer(answer.status(), XML, XmlWriting.bytes(answer.body().get()));
        } else {
            exchange.answerEmpty(answer.status());
        }
    }

    /// A page as the web server in front of the engine writes them: HTML, which is no XML, as clients find out.
    private static void page(Exchange exchange, int status, String title) throws IOException {
        String html = "<!DOCTYPE html><html><head><title>" + status + " " + title + "</title></head><body><h1>" + title
                + "</h1><p>The server is unable to service this request.<br></p></body></html>";
        exchange.answer(status, HTML, html.getBytes(StandardCharsets.UTF_8));
    }
}
