package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens, their end, and the certificate that everybody may have.
class SignInTest {
    @TempDir
    Path folder;

    private EngineBench bench;
    private ApiCaller api;

    @BeforeEach
    void start() throws IOException {
        bench = EngineBench.quick(folder);
        api = bench.api;
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aTokenSaysItsExpiryAsText() throws IOException {
        Reply reply = api.form("/sso/oauth/token", login(EngineBench.PASSWORD));

        assertThat(reply.json().get("exp").isTextual()).isTrue();
        assertThat(reply.json().get("token_type").asText()).isEqualTo("bearer");
    }

    @Test
    void aWrongPasswordIsA400WithTheCodeAccessDenied() throws IOException {
        Reply reply = api.form("/sso/oauth/token", login("wrong"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error_code").asText()).isEqualTo("access_denied");
    }

    @Test
    void theTokenPageWantsJsonAndNothingElseAccepted() throws IOException {
        Reply reply = api.form("/sso/oauth/token", login(EngineBench.PASSWORD), "*/*");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error_code").asText()).isEqualTo("invalid_request");
    }

    @Test
    void withoutATokenThereIsAPageOfHtmlAndAChallenge() throws IOException {
        Reply reply = api.get("vms");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.raw().headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"RESTAPI\"");
        assertThat(reply.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void aSessionEndsAfterHalfAnHourUnusedAndEachUseStartsItAnew() throws IOException {
        api.signIn();
        bench.time.pass(Duration.ofMinutes(29));
        assertThat(api.get("vms").status()).isEqualTo(200);
        bench.time.pass(Duration.ofMinutes(29));
        assertThat(api.get("vms").status()).isEqualTo(200);
        bench.time.pass(Duration.ofMinutes(31));

        assertThat(api.get("vms").status()).isEqualTo(401);
    }

    @Test
    void theCertificateIsThereForEverybody() throws IOException {
        Reply reply = api.page("/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA");

        assertThat(reply.text()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(api.page("/services/pki-resource?resource=secret&format=X509-PEM-CA")
                        .status())
                .isEqualTo(400);
    }

    private static Map<String, String> login(String password) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "password");
        form.put("username", EngineBench.USER);
        form.put("password", password);
        form.put("scope", "ovirt-app-api");
        return form;
    }
}
