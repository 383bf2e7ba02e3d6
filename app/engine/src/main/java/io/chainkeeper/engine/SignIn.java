package io.chainkeeper.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.http.NameValuePair;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.message.BasicNameValuePair;

/// The engine's single sign-on: a login becomes a token, and a token is given back.
///
/// We do this ourselves rather than leave it to the SDK: its token is one unguarded field, so that threads which meet
/// an expiry together take each other's new token away.
final class SignIn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCOPE = "ovirt-app-api";

    private final Wire wire;
    private final EngineAddress address;
    private final Login login;

    SignIn(Wire wire, EngineAddress address, Login login) {
        this.wire = wire;
        this.address = address;
        this.login = login;
    }

    String user() {
        return login.user();
    }

    /// Asks for a token. The engine answers a wrong password with status 400, not 401.
    String token(Operation operation) throws EngineException {
        JsonNode answer = post(
                operation,
                "/sso/oauth/token",
                List.of(
                        new BasicNameValuePair("grant_type", "password"),
                        new BasicNameValuePair("scope", SCOPE),
                        new BasicNameValuePair("username", login.user()),
                        new BasicNameValuePair("password", login.password())));
        String token = answer.path("access_token").asText("");
        if (token.isEmpty() || !isHeaderSafe(token)) {
            throw trouble(operation, EngineTrouble.Kind.UNEXPECTED_STATUS, 200, "sign-in without a token");
        }
        return token;
    }

    /// Gives a token back; the engine forgets it at once rather than in half an hour.
    void revoke(String token, Operation operation) throws EngineException {
        post(
                operation,
                "/services/sso-logout",
                List.of(new BasicNameValuePair("scope", SCOPE), new BasicNameValuePair("token", token)));
    }

    private JsonNode post(Operation operation, String path, List<NameValuePair> form) throws EngineException {
        HttpPost request = new HttpPost(address.under(path));
        // Exactly this: with any other Accept the engine says that a parameter is missing.
        request.setHeader("Accept", "application/json");
        request.setHeader("Correlation-Id", operation.correlationId());
        request.setHeader("User-Agent", Transport.USER_AGENT);
        request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        return read(operation, wire.exchange(request, operation));
    }

    private JsonNode read(Operation operation, Answer answer) throws EngineException {
        Answers.requireAnEngine(operation, answer);
        if (!answer.isJson()) {
            EngineTrouble.Kind kind =
                    answer.status() >= 500 ? EngineTrouble.Kind.SERVER_ERROR : EngineTrouble.Kind.NOT_XML;
            throw trouble(operation, kind, answer.status(), "sign-in answered with '" + answer.contentType() + "'");
        }
        JsonNode node = parse(operation, answer);
        if (!answer.isSuccess() || node.has("error") || node.has("error_code")) {
            throw refused(node);
        }
        return node;
    }

    private JsonNode parse(Operation operation, Answer answer) throws EngineException {
        try {
            JsonNode node = JSON.readTree(answer.body());
            return node.isArray() && !node.isEmpty() ? node.get(0) : node;
        } catch (JacksonException e) {
            // Without the cause: Jackson quotes the text, and a token may be in it.
            throw trouble(operation, EngineTrouble.Kind.NOT_XML, answer.status(), "sign-in answered with broken JSON");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does no I/O", e);
        }
    }

    /// Two shapes exist: `error_code` with `error` as the words, and `error` with `error_description`.
    private SignInRefused refused(JsonNode node) {
        boolean code = node.has("error_code");
        return new SignInRefused(
                login.user(),
                node.path(code ? "error_code" : "error").asText("unknown"),
                node.path(code ? "error" : "error_description").asText(""));
    }

    private static boolean isHeaderSafe(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static EngineTrouble trouble(Operation operation, EngineTrouble.Kind kind, int status, String what) {
        return new EngineTrouble(operation.name(), kind, status, what, null);
    }
}
