package io.chainkeeper.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebAddressTest {
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private TestTls tls;
    private HttpsServer server;
    private String base;

    @BeforeEach
    void startTheServer() throws Exception {
        tls = TestTls.of("localhost");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.server()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            switch (exchange.getRequestURI().getPath()) {
                case "/moved" -> {
                    exchange.getResponseHeaders().add("Location", base + "/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (var out = exchange.getResponseBody()) {
                        while (true) {
                            out.write(new byte[8192]);
                        }
                    } catch (IOException hungUp) {
                        // as hoped for
                    }
                }
                case "/broken" -> exchange.sendResponseHeaders(500, -1);
                default -> exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        server.start();
        base = "https://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stopTheServer() {
        server.stop(0);
    }

    private WebAddress at(String path) throws ChannelFailed {
        return WebAddress.of(Optional.of(base + path), "localhost", tls.client());
    }

    @Test
    void aNoticeIsPostedAsJson() throws Exception {
        var message = new Message(Message.Kind.TROUBLE, "\"quoted\" <b>", "text", Instant.EPOCH);
        new WebhookChannel(Optional.of(base + "/hook?key=canary"), "localhost", tls.client()).send(message);
        assertThat(asked).containsExactly("POST /hook?key=canary");
        var told = new JsonMapper().readTree(bodies.getFirst());
        assertThat(told.get("title").asText()).isEqualTo("\"quoted\" <b>");
        assertThat(told.get("kind").asText()).isEqualTo("TROUBLE");
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThatThrownBy(() -> at("/moved").post(new byte[0])).isInstanceOf(ChannelFailed.class);
        assertThat(asked).containsExactly("POST /moved");
    }

    @Test
    void anEndlessAnswerIsLeftUnread() throws Exception {
        at("/endless").get();
    }

    @Test
    void whatTheServerRefusesIsToldWithoutTheAddress() {
        assertThatThrownBy(() -> at("/broken?key=canary").get())
                .isInstanceOf(ChannelFailed.class)
                .hasMessage("HTTP 500");
    }

    @Test
    void aServerThatNobodyVouchesForIsNotTold() {
        assertThatThrownBy(() -> WebAddress.of(
                                Optional.of(base + "/canary"),
                                "localhost",
                                TestTls.of("localhost").client())
                        .get())
                .isInstanceOfSatisfying(
                        ChannelFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(ChannelFailed.Reason.NOT_TRUSTED))
                .hasMessageNotContaining("canary");
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyHttpsAddressesAreTaken() {
        for (String bad :
                List.of("http://x.example/", "ftp://x", "x", "", "https://", "https://u:p@x.example/", "h ttps://x")) {
            assertThat(WebAddress.parse(bad)).as(bad).isEmpty();
        }
        assertThat(Channels.host(" https://hooks.example/a ")).contains("hooks.example");
    }
}
