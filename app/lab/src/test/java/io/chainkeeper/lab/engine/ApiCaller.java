package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.lab.engine.xml.BadXml;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.engine.xml.XmlReading;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Calls the engine as a client does: HTTPS with checked certificate and host name, a token, XML both ways.
final class ApiCaller {
    private final URI engine;
    private final HttpClient http;
    private String token = "";

    /// An answer that came over the wire.
    record Reply(HttpResponse<byte[]> raw) {
        int status() {
            return raw.statusCode();
        }

        String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        Element xml() {
            assertThat(raw.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
            try {
                return XmlReading.parse(raw.body());
            } catch (BadXml e) {
                throw new AssertionError(text(), e);
            }
        }

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(raw.body());
        }

        String id() {
            return xml().attribute("id").orElseThrow();
        }

        String at(String... path) {
            return xml().textAt(path).orElse("");
        }

        /// Asserts that this is a fault.
        void isFault(int status, String fragment) {
            assertThat(status()).as(text()).isEqualTo(status);
            Element fault =
                    xml().name().equals("fault") ? xml() : xml().child("fault").orElseThrow();
            assertThat(fault.textAt("reason")).isPresent();
            assertThat(fault.textAt("detail").orElse("")).contains(fragment);
        }
    }

    ApiCaller(URI engine, X509Certificate ca) {
        this.engine = engine;
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", ca);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            this.http = HttpClient.newBuilder()
                    .sslContext(tls)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void signIn() throws IOException {
        Reply reply = form(
                "/sso/oauth/token",
                Map.of(
                        "grant_type",
                        "password",
                        "username",
                        EngineBench.USER,
                        "password",
                        EngineBench.PASSWORD,
                        "scope",
                        "ovirt-app-api"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        token = reply.json().get("access_token").asText();
    }

    String token() {
        return token;
    }

    Reply form(String path, Map<String, String> fields) throws IOException {
        return form(path, fields, "application/json");
    }

    Reply form(String path, Map<String, String> fields, String accept) throws IOException {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(URI.create(engine + path))
                .header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// GET of a page beside the API, without token.
    Reply page(String path) throws IOException {
        return send(request(URI.create(engine + path)));
    }

    Reply get(String path) throws IOException {
        return call("GET", path, "");
    }

    Reply post(String path, String xml) throws IOException {
        return call("POST", path, xml);
    }

    Reply put(String path, String xml) throws IOException {
        return call("PUT", path, xml);
    }

    Reply delete(String path) throws IOException {
        return call("DELETE", path, "");
    }

    Reply call(String method, String path, String xml, String... headers) throws IOException {
        var builder = request(URI.create(engine + "/api" + (path.isEmpty() ? "" : "/" + path)))
                .header("Version", "4")
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/xml")
                .header("Content-Type", "application/xml")
                .method(method, xml.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(xml));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return send(builder);
    }

    /// A request to the image server.
    Reply image(String method, String url, byte[] body, String... headers) throws IOException {
        var builder = request(URI.create(url))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return send(builder);
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    }

    private Reply send(HttpRequest.Builder builder) throws IOException {
        try {
            return new Reply(http.send(builder.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
