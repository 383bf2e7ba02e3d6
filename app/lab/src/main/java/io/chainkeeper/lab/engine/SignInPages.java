package io.chainkeeper.lab.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chainkeeper.lab.http.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What lies beside the API: tokens, signing out, and the certificate authority's certificate.
final class SignInPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sessions sessions;
    private final String user;
    private final String password;
    private final String caPem;

    SignInPages(Sessions sessions, String user, String password, String caPem) {
        this.sessions = sessions;
        this.user = user;
        this.password = password;
        this.caPem = caPem;
    }

    /// Answers if the path is one of these pages.
    ///
    /// @return whether it was
    boolean serve(Exchange exchange) throws IOException {
        switch (exchange.path()) {
            case "/ovirt-engine/sso/oauth/token" -> token(exchange);
            case "/ovirt-engine/services/sso-logout" -> signOut(exchange);
            case "/ovirt-engine/services/pki-resource" -> certificate(exchange);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Whether these are the user's name and password, as `name:password`.
    boolean accepts(String namePassword) {
        return namePassword.equals(user + ":" + password);
    }

    private void token(Exchange exchange) throws IOException {
        Map<String, String> form = parameters(exchange);
        if (!exchange.header("Accept").orElse("").equals("application/json")) {
            error(exchange, form, "invalid_request", "Missing parameter: 'Accept Header'");
        } else if (!form.containsKey("grant_type")) {
            error(exchange, form, "invalid_request", "Missing parameter: 'grant_type'");
        } else if (!"password".equals(form.get("grant_type"))) {
            error(exchange, form, "unsupported_grant_type", "Unsupported grant type.");
        } else if (!form.containsKey("scope")) {
            error(exchange, form, "invalid_scope", "Missing parameter: 'scope'");
        } else if (!user.equals(form.get("username")) || !password.equals(form.get("password"))) {
            error(exchange, form, "access_denied", "Cannot authenticate user '" + form.get("username") + "'.");
        } else {
            json(
                    exchange,
                    200,
                    JSON.createObjectNode()
                            .put("access_token", sessions.open())
                            .put("scope", form.get("scope"))
                            .put("exp", String.valueOf(Long.MAX_VALUE))
                            .put("token_type", "bearer"));
        }
    }

    private void signOut(Exchange exchange) throws IOException {
        sessions.close(parameters(exchange).getOrDefault("token", ""));
        json(exchange, 200, JSON.createObjectNode());
    }

    private void certificate(Exchange exchange) throws IOException {
        String format = exchange.query().getOrDefault("format", "X509-PEM-CA");
        boolean known = "ca-certificate".equals(exchange.query().get("resource"))
                && (format.equals("X509-PEM-CA") || format.equals("X509-PEM"));
        if (known) {
            String type = format.equals("X509-PEM-CA") ? "application/x-x509-ca-cert" : "application/x-x509-cert";
            exchange.answer(200, type, caPem.getBytes(StandardCharsets.US_ASCII));
        } else {
            exchange.answerEmpty(400);
        }
    }

    /// The token page takes its parameters from the form or the query.
    private static Map<String, String> parameters(Exchange exchange) throws IOException {
        Map<String, String> all = new HashMap<>(exchange.query());
        if (exchange.method().equals("POST")) {
            all.putAll(exchange.form());
        }
        return all;
    }

    /// Clients of the API get the code beside the text; others get it the way the standard says.
    private static void error(Exchange exchange, Map<String, String> form, String code, String text)
            throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        if (form.getOrDefault("scope", "ovirt-app-api").contains("ovirt-app-api")) {
            answer.put("error_code", code).put("error", text);
        } else {
            answer.put("error", code).put("error_description", text);
        }
        json(exchange, 400, answer);
    }

    private static void json(Exchange exchange, int status, ObjectNode answer) throws IOException {
        exchange.answer(status, "application/json", JSON.writeValueAsBytes(answer));
    }
}
