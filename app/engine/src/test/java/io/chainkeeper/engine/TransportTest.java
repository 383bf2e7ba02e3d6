package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final String CLUSTERS = "GET /ovirt-engine/api/clusters";
    private static final UUID SOME = UUID.fromString("5e1ec7ed-0000-4000-8000-000000000001");
    private static final String DISK = "GET /ovirt-engine/api/disks/" + SOME;
    private static final String DISKS = "POST /ovirt-engine/api/disks";

    private ScriptedEngine server;
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        server = ScriptedEngine.start().on(CLUSTERS, Reply.xml("<clusters/>"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    private static EngineLimits with(Duration read, Duration answer, Duration lease, int connections) {
        return new EngineLimits(Duration.ofSeconds(20), read, answer, lease, connections, 1 << 20, 1_000);
    }

    private static EngineLimits oneConnection() {
        Duration ample = Duration.ofSeconds(20);
        return with(ample, ample, ample, 1);
    }

    @Test
    void twentyPagesOfAProxyLeaveTheOnlyConnectionFree() throws Exception {
        Reply[] pages = Collections.nCopies(21, Reply.html(503)).toArray(Reply[]::new);
        pages[20] = Reply.xml("<clusters/>");
        server.on(CLUSTERS, pages);
        try (Engine engine = server.connect(oneConnection())) {
            for (int i = 0; i < 20; i++) {
                var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
                assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.UNAVAILABLE);
                assertThat(trouble.status()).isEqualTo(503);
            }
            assertThat(engine.clusters()).isEmpty();
        }
    }

    @Test
    void aPageWithStatus200IsTroubleAndNotAnEmptyList() throws Exception {
        server.on(CLUSTERS, Reply.html(200));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.NOT_XML);
        }
    }

    @Test
    void anEmpty404MeansThatItIsGone() throws Exception {
        server.on(DISK, Reply.empty(404));
        try (Engine engine = server.connect()) {
            assertThat(engine.disk(SOME)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aPageWithStatus404MeansThatTheEngineIsStartingAndNotThatItIsGone() throws Exception {
        server.on(DISK, Reply.html(404));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, () -> engine.disk(SOME));
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.UNAVAILABLE);
        }
    }

    @Test
    void aListOfAThingThatIsGoneIsARefusal() throws Exception {
        try (Engine engine = server.connect()) {
            var refused = catchThrowableOfType(EngineRefused.class, () -> engine.backups(SOME));
            assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND);
        }
    }

    @Test
    void aSilentEngineIsGivenUpAfterTheReadTime() throws Exception {
        server.on(CLUSTERS, Reply.silence(end));
        Duration ample = Duration.ofSeconds(20);
        try (Engine engine = server.connect(with(Duration.ofMillis(300), ample, ample, 2))) {
            var unreachable = catchThrowableOfType(EngineUnreachable.class, engine::clusters);
            assertThat(unreachable.why()).isEqualTo(EngineUnreachable.Cause.TIMEOUT);
        }
        assertThat(server.requests(CLUSTERS)).as("a wait is not doubled").hasSize(1);
    }

    @Test
    void anAnswerThatDripsIsGivenUpAfterTheTimeForAWholeAnswer() throws Exception {
        server.on(CLUSTERS, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 1000; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    if (end.await(50, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Duration ample = Duration.ofSeconds(20);
        try (Engine engine = server.connect(with(ample, Duration.ofMillis(600), ample, 2))) {
            var unreachable = catchThrowableOfType(EngineUnreachable.class, engine::clusters);
            assertThat(unreachable.why()).isEqualTo(EngineUnreachable.Cause.TIMEOUT);
        }
    }

    @Test
    void whenAllConnectionsAreBusyTheWaitForOneEnds() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.on(CLUSTERS, exchange -> {
            arrived.countDown();
            Reply.await(end);
        });
        Duration ample = Duration.ofSeconds(20);
        try (Engine engine = server.connect(with(ample, ample, Duration.ofMillis(200), 1));
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            other.submit(engine::clusters);
            arrived.await();
            var unreachable = catchThrowableOfType(EngineUnreachable.class, () -> engine.disk(SOME));
            assertThat(unreachable.why()).isEqualTo(EngineUnreachable.Cause.ALL_CONNECTIONS_BUSY);
            end.countDown();
        }
    }

    @Test
    void moreThanTwoCallsRunAtOnce() throws Exception {
        int calls = 8;
        CyclicBarrier allHere = new CyclicBarrier(calls);
        server.on(CLUSTERS, exchange -> {
            try {
                allHere.await(15, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new java.io.IOException(e);
            }
            Reply.xml("<clusters/>").to(exchange);
        });
        Duration ample = Duration.ofSeconds(20);
        try (Engine engine = server.connect(with(ample, ample, ample, calls));
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Cluster>>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(pool.submit(engine::clusters));
            }
            for (Future<List<Cluster>> one : all) {
                assertThat(one.get()).isEmpty();
            }
        }
    }

    @Test
    void aBodyWithoutEndIsRefusedAtTheLimit() throws Exception {
        server.on(CLUSTERS, Reply.endless());
        try (Engine engine = server.connect(oneConnection())) {
            var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.TOO_LARGE);
            server.on(CLUSTERS, Reply.xml("<clusters/>"));
            assertThat(engine.clusters()).as("the connection was given back").isEmpty();
        }
    }

    @Test
    void aBodyIsMeasuredAfterItIsUnpacked() throws Exception {
        server.on(CLUSTERS, Reply.bomb(2 << 20));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE clusters><clusters/>",
                "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><clusters>&x;</clusters>",
                "<!DOCTYPE c SYSTEM 'http://127.0.0.1:1/evil.dtd'><clusters/>"
            })
    void aDocumentTypeIsRefusedBeforeAnyoneReadsIt(String body) throws Exception {
        server.on(CLUSTERS, Reply.xml(body));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.DOCTYPE);
        }
    }

    @Test
    void brokenXmlIsTrouble() throws Exception {
        server.on(CLUSTERS, Reply.xml("<clusters><cluster>"));
        try (Engine engine = server.connect()) {
            var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.BAD_XML);
        }
    }

    @Test
    void aFaultCarriesTheEnginesWordsWithoutTheBracketsAndTheCorrelationId() throws Exception {
        server.on(DISKS, Reply.fault(409, "[Cannot add Virtual Disk: Low disk space on Storage Domain data1.]"));
        try (Engine engine = server.connect()) {
            var refused = catchThrowableOfType(EngineRefused.class, () -> engine.createDisk(aDisk()));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.reason()).isEqualTo("Operation Failed");
            assertThat(refused.detail()).isEqualTo("Cannot add Virtual Disk: Low disk space on Storage Domain data1.");
            assertThat(refused.refusal()).isEqualTo(Refusal.LOW_SPACE);
            assertThat(server.requests(DISKS).getFirst().header("Correlation-Id"))
                    .contains(refused.correlationId());
        }
    }

    @Test
    void aFaultWrappedInAnActionIsAFault() throws Exception {
        server.on(DISK.replace("GET", "DELETE"), Reply.xml(409, """
                <action><fault><detail>[Disk is locked. Please try again later.]</detail>
                <reason>Operation Failed</reason></fault><status>failed</status></action>"""));
        try (Engine engine = server.connect()) {
            var refused = catchThrowableOfType(EngineRefused.class, () -> engine.removeDisk(SOME));
            assertThat(refused.refusal()).isEqualTo(Refusal.DISK_LOCKED);
        }
    }

    @Test
    void anErrorInsideTheEngineWithAFaultIsARefusalAndWithoutOneIsTrouble() throws Exception {
        server.on(DISKS, Reply.fault(500, "General command validation failure."), Reply.empty(500));
        try (Engine engine = server.connect()) {
            var refused = catchThrowableOfType(EngineRefused.class, () -> engine.createDisk(aDisk()));
            assertThat(refused.refusal()).isEqualTo(Refusal.VALIDATION_FAILED);
            var trouble = catchThrowableOfType(EngineTrouble.class, () -> engine.createDisk(aDisk()));
            assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.SERVER_ERROR);
        }
    }

    @Test
    void aRedirectIsNotFollowedSoThatTheTokenStaysHere() throws Exception {
        try (ScriptedEngine elsewhere = ScriptedEngine.start()) {
            server.on(CLUSTERS, Reply.redirect(elsewhere.address() + "/api/clusters"));
            try (Engine engine = server.connect()) {
                var trouble = catchThrowableOfType(EngineTrouble.class, engine::clusters);
                assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.UNEXPECTED_STATUS);
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void noCookieIsKept() throws Exception {
        server.on(CLUSTERS, exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=abc; Path=/ovirt-engine/api");
            Reply.xml("<clusters/>").to(exchange);
        });
        try (Engine engine = server.connect()) {
            engine.clusters();
            engine.clusters();
        }
        assertThat(server.requests(CLUSTERS).get(1).header("Cookie")).isEmpty();
    }

    @Test
    void aGetIsSentAgainWhenItsConnectionBreaks() throws Exception {
        server.on(CLUSTERS, Reply.drop(), Reply.truncated("<clusters"), Reply.xml("<clusters/>"));
        try (Engine engine = server.connect()) {
            assertThat(engine.clusters()).isEmpty();
        }
        assertThat(server.requests(CLUSTERS)).hasSize(3);
    }

    @Test
    void aGetIsNotSentForEver() throws Exception {
        server.on(CLUSTERS, Reply.drop());
        try (Engine engine = server.connect()) {
            var unreachable = catchThrowableOfType(EngineUnreachable.class, engine::clusters);
            assertThat(unreachable.why()).isEqualTo(EngineUnreachable.Cause.NO_CONNECTION);
        }
        assertThat(server.requests(CLUSTERS)).hasSize(3);
    }

    @Test
    void whatChangesSomethingIsNeverSentTwice() throws Exception {
        server.on(DISKS, Reply.drop());
        server.on(DISK.replace("GET", "DELETE"), Reply.drop());
        try (Engine engine = server.connect()) {
            assertThatThrownBy(() -> engine.createDisk(aDisk())).isInstanceOf(EngineUnreachable.class);
            assertThatThrownBy(() -> engine.removeDisk(SOME)).isInstanceOf(EngineUnreachable.class);
        }
        assertThat(server.requests(DISKS)).hasSize(1);
        assertThat(server.requests(DISK.replace("GET", "DELETE"))).hasSize(1);
    }

    @Test
    void everyRequestOfAnOperationCarriesItsCorrelationIdAndAsksForEnglish() throws Exception {
        try (Engine engine = server.connect()) {
            engine.clusters();
        }
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.header("Correlation-Id"))
                        .hasValueSatisfying(id -> assertThat(id).matches("[0-9A-Za-z_-]{1,36}")));
        assertThat(server.requests(CLUSTERS).getFirst().header("Accept-Language"))
                .contains("en-US");
    }

    @Test
    void aHostThatDoesNotListenIsUnreachable() {
        EngineAddress address = server.address();
        server.close();

        var unreachable = catchThrowableOfType(
                EngineUnreachable.class,
                () -> Engine.connect(
                        address, TestCertificates.authority(), ScriptedEngine.LOGIN, ScriptedEngine.limits()));

        assertThat(unreachable.why()).isEqualTo(EngineUnreachable.Cause.NO_CONNECTION);
        assertThat(unreachable.host()).isEqualTo(address.hostAndPort());
    }

    private static NewDisk aDisk() {
        return new NewDisk(SOME, "d", "", 1 << 20, Optional.empty(), DiskFormat.COW, true, true, SOME);
    }
}
