package io.chainkeeper.engine;

import static io.chainkeeper.engine.Ids.BACKUP;
import static io.chainkeeper.engine.Ids.DISK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Everything is logged that can be, as somebody might set it while looking for a fault; and no secret is in it.
class SecretsTest {
    private static final List<String> NAMES = List.of(
            "io.chainkeeper.engine",
            "org.apache.http",
            "org.apache.http.wire",
            "org.apache.http.headers",
            "org.ovirt.engine.sdk4");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<Logger, Level> before = new HashMap<>();

    @BeforeEach
    void logEverything() {
        log.start();
        for (String name : NAMES) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(log);
        }
    }

    @AfterEach
    void quiet() {
        before.forEach((logger, level) -> {
            logger.detachAppender(log);
            logger.setAdditive(true);
            logger.setLevel(level);
        });
    }

    private String logged() {
        StringBuilder all = new StringBuilder();
        List.copyOf(log.list)
                .forEach(event -> all.append(event.getFormattedMessage()).append('\n'));
        return all.toString();
    }

    private static void assertNoSecret(String text) {
        assertThat(text)
                .doesNotContain("se cret")
                .doesNotContain("se+cret")
                .doesNotContain("se%20cret")
                .doesNotContain("canary");
    }

    @Test
    void neitherPasswordNorTokenNorTicketIsLoggedAtAnyLevel() throws Exception {
        try (ScriptedEngine server = ScriptedEngine.start()) {
            server.on("GET /ovirt-engine/api/clusters", Reply.xml("<clusters/>"));
            server.on("POST /ovirt-engine/api/imagetransfers", Reply.xml(201, """
                    <image_transfer id="%s"><phase>transferring</phase>
                    <transfer_url>https://h1:54322/images/ticket-canary</transfer_url></image_transfer>""".formatted(Ids.TRANSFER)));
            try (Engine engine = server.connect()) {
                engine.clusters();
                engine.startDownload(DISK, BACKUP, "ck-1");
                server.expireTokens();
                engine.clusters();
            }
        }
        assertThat(logged()).as("the canary lives: something is logged").contains("/ovirt-engine/api/clusters");
        assertNoSecret(logged());
    }

    @Test
    void noExceptionTellsThePassword() throws Exception {
        for (Reply reply : List.of(
                Reply.json(400, "{\"error_code\":\"access_denied\",\"error\":\"no\"}"),
                Reply.html(503),
                Reply.drop())) {
            try (ScriptedEngine server = ScriptedEngine.start()) {
                server.on("POST /ovirt-engine/sso/oauth/token", reply);
                Throwable thrown = catchThrowable(server::connect);
                StringWriter trace = new StringWriter();
                thrown.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).contains("io.chainkeeper.engine");
                assertNoSecret(trace.toString());
            }
        }
        assertNoSecret(logged());
    }
}
