package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String TOKEN = "POST /ovirt-engine/sso/oauth/token";
    private static final String CLUSTERS = "GET /ovirt-engine/api/clusters";

    private ScriptedEngine server;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedEngine.start().on(CLUSTERS, Reply.xml("<clusters/>"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signInAsksForATokenTheWayTheEngineInsistsOn() throws Exception {
        server.connect().close();

        Request asked = server.requests(TOKEN).getFirst();
        assertThat(asked.header("Accept")).contains("application/json");
        assertThat(Request.decoded(asked.body()))
                .contains("grant_type=password", "scope=ovirt-app-api", "username=admin@internal")
                .contains("password=" + ScriptedEngine.LOGIN.password());
    }

    @Test
    void connectTellsWhichEngineAnswers() throws Exception {
        try (Engine engine = server.connect()) {
            assertThat(engine.info().product()).isEqualTo("oVirt Engine");
            assertThat(engine.info().fullVersion()).isEqualTo("4.5.7-1.el9");
            assertThat(engine.info().major()).isEqualTo(4);
            assertThat(engine.info().minor()).isEqualTo(5);
            assertThat(engine.info().instanceId()).contains("i-1");
        }
    }

    @Test
    void wrongPasswordIsAStatus400WithACodeAndBecomesSignInRefused() {
        server.on(TOKEN, Reply.json(400, """
                {"error_code":"access_denied","error":"Cannot authenticate user Invalid user credentials."}"""));

        var refused = catchThrowableOfType(SignInRefused.class, server::connect);

        assertThat(refused.code()).isEqualTo("access_denied");
        assertThat(refused.words()).startsWith("Cannot authenticate user");
        assertThat(refused.user()).isEqualTo("admin@internal");
    }

    @Test
    void theOtherShapeOfARefusedSignInIsUnderstoodToo() {
        server.on(TOKEN, Reply.json(400, """
                {"error":"invalid_grant","error_description":"The provided authorization grant is invalid"}"""));

        var refused = catchThrowableOfType(SignInRefused.class, server::connect);

        assertThat(refused.code()).isEqualTo("invalid_grant");
        assertThat(refused.words()).contains("grant is invalid");
    }

    @Test
    void fiveExpiredTokensInARowAreReplacedWithoutAWord() throws Exception {
        EngineLimits one = new EngineLimits(
                ScriptedEngine.limits().connect(),
                ScriptedEngine.limits().read(),
                ScriptedEngine.limits().answer(),
                ScriptedEngine.limits().lease(),
                1,
                1 << 20,
                1_000);
        try (Engine engine = server.connect(one)) {
            for (int i = 0; i < 5; i++) {
                server.expireTokens();
                assertThat(engine.clusters()).isEmpty();
            }
        }
        assertThat(server.signIns()).isEqualTo(6);
    }

    @Test
    void manyThreadsThatMeetAnExpiryTogetherAllGetThrough() throws Exception {
        int threads = 8;
        try (Engine engine = server.connect();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                server.expireTokens();
                CyclicBarrier together = new CyclicBarrier(threads);
                List<Future<List<Cluster>>> all = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    Callable<List<Cluster>> ask = () -> {
                        together.await();
                        return engine.clusters();
                    };
                    all.add(pool.submit(ask));
                }
                for (Future<List<Cluster>> one : all) {
                    assertThat(one.get()).isEmpty();
                }
            }
        }
        assertThat(server.signIns()).isEqualTo(6);
    }

    @Test
    void anEngineThatRefusesItsOwnFreshTokenIsNotAskedForEver() throws Exception {
        try (Engine engine = server.connect()) {
            server.on(TOKEN, Reply.json(200, "{\"access_token\":\"useless\"}"));
            server.expireTokens();

            assertThatThrownBy(engine::clusters).isInstanceOf(SignInRefused.class);
        }
        assertThat(server.requests(TOKEN)).hasSize(2);
    }

    @Test
    void aWebPageInsteadOfATokenIsTroubleAndNotARefusal() {
        server.on(TOKEN, Reply.html(200));

        var trouble = catchThrowableOfType(EngineTrouble.class, server::connect);

        assertThat(trouble.kind()).isEqualTo(EngineTrouble.Kind.NOT_XML);
    }

    @Test
    void aTokenThatCannotStandInAHeaderIsRefused() {
        server.on(TOKEN, Reply.json(200, "{\"access_token\":\"a\\r\\nX-Evil: b\"}"));

        assertThatThrownBy(server::connect).isInstanceOf(EngineTrouble.class);
    }

    @Test
    void brokenJsonIsToldWithoutQuotingIt() {
        server.on(TOKEN, Reply.json(200, "{\"access_token\":\"canary-in-broken-json"));

        assertThatThrownBy(server::connect)
                .isInstanceOf(EngineTrouble.class)
                .hasNoCause()
                .hasMessageNotContaining("canary");
    }

    @Test
    void closingGivesTheTokenBack() throws Exception {
        server.connect().close();

        Request revoked =
                server.requests("POST /ovirt-engine/services/sso-logout").getFirst();
        assertThat(revoked.body()).contains("token=token-1-canary");
    }

    @Test
    void closingDoesNotFailWhenTheEngineIsGone() throws Exception {
        Engine engine = server.connect();
        server.close();

        engine.close();
    }

    @Test
    void theLoginHidesItsPassword() {
        assertThat(ScriptedEngine.LOGIN.toString()).contains("admin@internal").doesNotContain("cret");
    }
}
