package io.chainkeeper.engine;

import java.util.Optional;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicHttpResponse;
import org.ovirt.engine.sdk4.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the SDK sends through instead of its own client: our limits, our token, our judgement.
///
/// The SDK's client has two connections, never gives one back after an answer that it did not expect, and waits for a
/// free one for ever: two expired tokens or two pages of a proxy, and it hangs. Here the answer is whole before the SDK
/// sees it, a bad one never reaches it, and the bytes are kept for those who know the engine's newer words.
final class Transport implements HttpClient {
    /// How we introduce ourselves in the engine's access log.
    static final String USER_AGENT = "Chainkeeper";

    /// Under which operation the SDK is working on this thread, and what it got.
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final Wire wire;
    private final Session session;

    Transport(Wire wire, Session session) {
        this.wire = wire;
        this.session = session;
    }

    /// Does something with the SDK and keeps the last answer.
    static Optional<Answer> during(Operation operation, Runnable withSdk) {
        Exchange exchange = new Exchange(operation);
        try {
            ScopedValue.where(CURRENT, exchange).run(withSdk);
        } catch (RuntimeException e) {
            if (exchange.answer.isEmpty()) {
                throw e;
            }
            // The engine did what we asked and its answer is sound; that the SDK cannot read it (a date without
            // milliseconds, a removal answered with 202, an action without a body) changes nothing: we read it.
            LOG.debug("The SDK could not read the answer to '{}': {}", operation.name(), e.toString());
        }
        return exchange.answer;
    }

    @Override
    public HttpResponse execute(HttpUriRequest request) throws EngineException {
        Exchange exchange = CURRENT.get();
        exchange.answer = Optional.empty();
        Answer answer = signedIn(request, exchange.operation);
        LOG.debug(
                "{} {} {}: {}",
                exchange.operation.correlationId(),
                request.getMethod(),
                request.getURI().getPath(),
                answer.status());
        Answers.requireSuccess(exchange.operation, answer);
        exchange.answer = Optional.of(answer);
        return forSdk(answer);
    }

    /// Sends with our token; when it has expired, once more with a new one.
    private Answer signedIn(HttpUriRequest request, Operation operation) throws EngineException {
        request.setHeader("Correlation-Id", operation.correlationId());
        request.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        // The engine translates its refusals; we recognise them in English.
        request.setHeader(HttpHeaders.ACCEPT_LANGUAGE, "en-US");
        String token = session.token(operation);
        Answer answer = send(request, operation, token);
        if (answer.status() != 401) {
            return answer;
        }
        session.expired(token);
        String fresh = session.token(operation);
        answer = send(request, operation, fresh);
        if (answer.status() == 401) {
            session.expired(fresh);
            throw new SignInRefused(
                    session.user(), "unauthorized", "the engine does not take a token it has just given");
        }
        return answer;
    }

    private Answer send(HttpUriRequest request, Operation operation, String token) throws EngineException {
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return wire.exchange(request, operation);
    }

    private static HttpResponse forSdk(Answer answer) {
        var response = new BasicHttpResponse(HttpVersion.HTTP_1_1, answer.status(), "");
        var entity = new ByteArrayEntity(answer.body(), answer.isEmpty() ? null : ContentType.APPLICATION_XML);
        response.setEntity(entity);
        return response;
    }

    /// The wire belongs to the [Engine], not to the SDK's connection.
    @Override
    public void close() {}

    private static final class Exchange {
        private final Operation operation;
        private Optional<Answer> answer = Optional.empty();

        private Exchange(Operation operation) {
            this.operation = operation;
        }
    }
}
