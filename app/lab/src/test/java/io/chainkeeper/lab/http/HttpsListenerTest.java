package io.chainkeeper.lab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.tls.LabCa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsListenerTest {
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    Path folder;

    private LabCa ca;
    private SSLContext client;
    private HttpsListener listener;

    @BeforeEach
    void start() throws IOException {
        ca = LabCa.in(folder, Instant.now());
        client = ca.clientContext();
        listener = listen(ListenerLimits.standard(), HttpsListenerTest::echo);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private HttpsListener listen(ListenerLimits limits, Route route) throws IOException {
        SSLContext tls = ca.serverContext(List.of("localhost", "127.0.0.1"), Instant.now());
        return HttpsListener.start(Optional.of(tls), 0, limits, route);
    }

    /// Says what it was asked.
    private static void echo(Exchange e) throws IOException {
        String body = new String(e.body(1000), StandardCharsets.UTF_8);
        String said = e.method() + " " + e.path() + " " + e.query() + " "
                + e.header("X-Word").orElse("-") + " " + body;
        e.answer(200, "text/plain; charset=UTF-8", said.getBytes(StandardCharsets.UTF_8));
    }

    private Wire connect() throws IOException {
        return Wire.open(client, listener.port());
    }

    @Test
    void pathQueryHeadersAndBodyArriveDecoded() throws IOException {
        try (Wire wire = connect()) {
            assertThat(wire.ask(
                                    "POST",
                                    "/a%20b+c?name=web%2001&x=1+2&flag",
                                    "body".getBytes(StandardCharsets.UTF_8),
                                    "x-WORD:  said ")
                            .text())
                    .isEqualTo("POST /a b+c {name=web 01, x=1 2, flag=} said body");
        }
    }

    @Test
    void oneConnectionServesManyRequests() throws IOException {
        try (Wire wire = connect()) {
            for (int i = 0; i < 50; i++) {
                assertThat(wire.get("/" + i).text()).startsWith("GET /" + i + " ");
            }
            assertThat(listener.connections()).isEqualTo(1);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (Wire wire = connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                all.append("POST /").append(i).append(" HTTP/1.1\r\nContent-Length: 2\r\n\r\n");
                all.append(i % 10).append('!');
            }
            wire.say(all.toString());
            for (int i = 0; i < 20; i++) {
                assertThat(wire.answer().text()).isEqualTo("POST /" + i + " {} - " + i % 10 + "!");
            }
        }
    }

    @Test
    void aBodyThatTheRouteDidNotReadDoesNotDisturbTheNextRequest() throws IOException {
        try (HttpsListener deaf = listen(ListenerLimits.standard(), e -> e.answerEmpty(200));
                Wire wire = Wire.open(client, deaf.port())) {
            assertThat(wire.ask("POST", "/", new byte[100_000]).status()).isEqualTo(200);
            assertThat(wire.ask("POST", "/", new byte[10]).status()).isEqualTo(200);
        }
    }

    @Test
    void theConnectionClosesWhenTheClientSaysSo() throws IOException {
        try (Wire wire = connect()) {
            assertThat(wire.get("/", "Connection: close").header("Connection")).isEqualTo("close");
            assertThat(wire.ended()).isTrue();
        }
    }

    @Test
    void anAnswerToHeadHasALengthAndNoBody() throws IOException {
        try (Wire wire = connect()) {
            wire.say("HEAD /x HTTP/1.1\r\n\r\nGET /y HTTP/1.1\r\nConnection: close\r\n\r\n");
            wire.patience(5000);
            byte[] everything = wire.rest();
            String text = new String(everything, StandardCharsets.ISO_8859_1);
            assertThat(text).contains("Content-Length: 13\r\n").endsWith("GET /y {} - ");
            assertThat(text).doesNotContain("HEAD /x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET http://other/ HTTP/1.1\r\n\r\n",
                "get / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nbad name : x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void whatIsNotHttpIsRefusedAndTheConnectionCloses(String said) throws IOException {
        try (Wire wire = connect()) {
            assertThat(wire.say(said).answer().status()).isEqualTo(400);
            assertThat(wire.ended()).isTrue();
        }
    }

    @Test
    void headersHaveALimit() throws IOException {
        try (Wire wire = connect()) {
            wire.say("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(101) + "\r\n");
            assertThat(wire.answer().status()).isEqualTo(431);
        }
        try (Wire wire = connect()) {
            wire.say("GET / HTTP/1.1\r\nA: " + "b".repeat(70_000) + "\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(431);
        }
    }

    @Test
    void bodiesHaveTheLimitOfTheirReader() throws IOException {
        try (Wire wire = connect()) {
            assertThat(wire.ask("POST", "/", new byte[1001]).status()).isEqualTo(413);
            assertThat(wire.ended()).isTrue();
        }
    }

    @Test
    void aSilentConnectionIsClosedAfterItsTime() throws IOException {
        try (HttpsListener strict =
                        listen(ListenerLimits.standard().withIdle(Duration.ofMillis(200)), HttpsListenerTest::echo);
                Wire wire = Wire.open(client, strict.port())) {
            assertThat(wire.get("/").status()).isEqualTo(200);
            assertThat(wire.ended()).isTrue();
        }
    }

    @Test
    void aPeerThatNeverSpeaksTlsHoldsUpNobody() throws IOException {
        try (Wire mute = Wire.plain(listener.port());
                Wire wire = connect()) {
            assertThat(wire.get("/").status()).isEqualTo(200);
            assertThat(mute).isNotNull();
        }
    }

    @Test
    void aBodyThatTheRouteLeftIncompleteIsSeenAsCut() throws IOException {
        Route half = e -> e.answerStream(200, "text/plain", 10).write(new byte[5]);
        try (HttpsListener cutting = listen(ListenerLimits.standard(), half);
                Wire wire = Wire.open(client, cutting.port())) {
            Wire.Answer answer = wire.get("/");
            assertThat(answer.cut()).isTrue();
            assertThat(answer.body()).hasSize(5);
        }
    }

    @Test
    void aRouteThatFailsIsA500() throws IOException {
        Route failing = e -> {
            throw new IllegalStateException("out of paper");
        };
        try (HttpsListener broken = listen(ListenerLimits.standard(), failing);
                Wire wire = Wire.open(client, broken.port())) {
            Wire.Answer answer = wire.get("/");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("paper");
        }
    }

    @Test
    void whoWaitsForTheEndOfAConnectionIsToldOnce() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        Route route = e -> {
            e.connection().whenClosed(() -> {
                times.incrementAndGet();
                told.countDown();
            });
            e.answerEmpty(200);
        };
        try (HttpsListener telling = listen(ListenerLimits.standard(), route)) {
            Wire wire = Wire.open(client, telling.port());
            wire.ask("GET", "/", NOTHING);
            wire.close();
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(times).hasValue(1);
        }
    }

    @Test
    void closingCutsEveryConnection() throws IOException {
        try (Wire wire = connect()) {
            wire.get("/");
            listener.close();
            assertThat(wire.ended()).isTrue();
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosedUnanswered() throws IOException {
        try (HttpsListener small =
                        listen(new ListenerLimits(1024, 10, 1, Duration.ofMinutes(1)), HttpsListenerTest::echo);
                Wire first = Wire.open(client, small.port())) {
            first.get("/");
            assertThatThrownBy(() -> Wire.open(client, small.port())).isInstanceOf(IOException.class);
        }
    }
}
