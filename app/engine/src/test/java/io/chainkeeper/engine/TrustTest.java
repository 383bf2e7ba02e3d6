package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.EngineUnreachable.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrustTest {
    private static final String PKI = "GET /ovirt-engine/services/pki-resource";

    private static EngineUnreachable refusedBy(ScriptedEngine server, EngineCa ca) {
        return catchThrowableOfType(
                EngineUnreachable.class,
                () -> Engine.connect(server.address(), ca, ScriptedEngine.LOGIN, ScriptedEngine.limits()));
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start(TestCertificates.WRONG_HOST)) {
            assertThat(refusedBy(server, TestCertificates.authority()).why()).isEqualTo(Cause.WRONG_HOST_NAME);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start(TestCertificates.OTHER_CA)) {
            assertThat(refusedBy(server, TestCertificates.authority()).why()).isEqualTo(Cause.CERTIFICATE_NOT_TRUSTED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateOutOfDateIsRefused() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start(TestCertificates.EXPIRED)) {
            assertThat(refusedBy(server, TestCertificates.authority()).why()).isEqualTo(Cause.CERTIFICATE_NOT_TRUSTED);
        }
    }

    @Test
    void theEngineSignsInOnlyToTheAuthorityThatWasChosen() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start()) {
            assertThat(refusedBy(server, TestCertificates.otherAuthority()).why())
                    .isEqualTo(Cause.CERTIFICATE_NOT_TRUSTED);
            server.connect().close();
        }
    }

    @Test
    void twoAuthoritiesInOnePemAreBothTrusted() throws Exception {
        EngineCa both = EngineCa.ofPem(TestCertificates.pem("ca") + TestCertificates.pem("other-ca"));
        try (ScriptedEngine own = ScriptedEngine.start();
                ScriptedEngine bought = ScriptedEngine.start(TestCertificates.OTHER_CA)) {
            Engine.connect(own.address(), both, ScriptedEngine.LOGIN, ScriptedEngine.limits())
                    .close();
            Engine.connect(bought.address(), both, ScriptedEngine.LOGIN, ScriptedEngine.limits())
                    .close();
        }
    }

    @Test
    void tlsOlderThan12IsNotSpoken() throws Exception {
        String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
        assertThat(disabled).as("the JDK refuses it by itself").contains("TLSv1.1");
        try (ScriptedEngine server = ScriptedEngine.start(TestCertificates.GOOD, "TLSv1.2")) {
            server.connect().close();
        }
    }

    @Test
    void aServiceThatDoesNotSpeakTlsIsTold() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlain(plain));
            EngineAddress address = EngineAddress.parse("localhost:" + plain.getLocalPort());
            var unreachable = catchThrowableOfType(
                    EngineUnreachable.class,
                    () -> Engine.connect(
                            address, TestCertificates.authority(), ScriptedEngine.LOGIN, ScriptedEngine.limits()));
            assertThat(unreachable.why()).isEqualTo(Cause.TLS_FAILED);
        }
    }

    private static void answerInPlain(ServerSocket plain) {
        try (Socket one = plain.accept()) {
            one.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".repeat(20).getBytes());
            one.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the other side hung up, as it should
        }
    }

    @Test
    void transfersTrustTheSameAuthorityOnly() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start();
                ScriptedEngine other = ScriptedEngine.start(TestCertificates.OTHER_CA);
                Engine engine = server.connect()) {
            handshake(engine, server);
            assertThatThrownBy(() -> handshake(engine, other)).isInstanceOf(javax.net.ssl.SSLHandshakeException.class);
        }
    }

    private static void handshake(Engine engine, ScriptedEngine with) throws IOException, GeneralSecurityException {
        int port = with.address().base().getPort();
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {engine.trust()}, null);
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    @Test
    void theCaIsReadFromAnEngineThatNobodyTrustsYetAndShownForADecision() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start()) {
            server.on(
                    PKI,
                    Reply.typed(
                            200,
                            "application/x-x509-ca-cert",
                            TestCertificates.pem("ca").getBytes()));

            EngineCa ca = EngineCa.fetch(server.address());

            assertThat(ca.subject()).isEqualTo("CN=Test engine CA");
            assertThat(ca.sha256())
                    .isEqualTo(TestCertificates.authority().sha256())
                    .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
            assertThat(ca.notBefore()).isBefore(Instant.now());
            assertThat(ca.notAfter()).isAfter(Instant.now());
            Engine.connect(server.address(), ca, ScriptedEngine.LOGIN, ScriptedEngine.limits())
                    .close();
        }
    }

    @Test
    void readingTheCaAsksForOneResourceAndGivesNothingAway() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start()) {
            server.on(
                    PKI,
                    Reply.typed(
                            200,
                            "application/x-x509-ca-cert",
                            TestCertificates.pem("ca").getBytes()));

            EngineCa.fetch(server.address());

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.query()).isEqualTo("resource=ca-certificate&format=X509-PEM-CA");
                assertThat(request.header("Authorization")).isEmpty();
                assertThat(request.header("Cookie")).isEmpty();
                assertThat(request.body()).isEmpty();
            });
        }
    }

    static Stream<Reply> notAnAuthority() {
        return Stream.of(
                Reply.html(200),
                Reply.html(503),
                Reply.empty(404),
                Reply.redirect("https://localhost/"),
                Reply.endless(),
                Reply.typed(
                        200,
                        "text/plain",
                        TestCertificates.pem(TestCertificates.GOOD).getBytes()));
    }

    @ParameterizedTest
    @MethodSource("notAnAuthority")
    void whatIsNoCertificateAuthorityIsNotShownAsOne(Reply reply) throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start()) {
            server.on(PKI, reply);
            assertThatThrownBy(() -> EngineCa.fetch(server.address())).isInstanceOf(EngineTrouble.class);
        }
    }

    @Test
    void aPemTextWithoutACertificateIsTheCallersMistake() {
        for (String text : List.of("", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> EngineCa.ofPem(text));
        }
    }
}
