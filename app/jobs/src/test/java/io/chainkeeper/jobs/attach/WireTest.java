package io.chainkeeper.jobs.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a server takes from a caller that is not what it should be.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WireTest {
    private static final WireLimits SMALL = WireLimits.standard()
            .withQuestion(64 * 1024)
            .withAnswer(256 * 1024)
            .withTimes(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    /// For those who are to be hung up on.
    private static final WireLimits HASTY =
            SMALL.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20));

    @TempDir
    Path folder;

    private final Echoing echoing = new Echoing();
    private Path sign;
    private Server server;

    @BeforeEach
    void open() throws IOException {
        sign = folder.resolve("runner.json");
        open(SMALL);
    }

    private void open(WireLimits limits) throws IOException {
        Desk desk = new Desk(Contract.of(Echo.class), echoing, Map.of("engine", "https://one"));
        server = Server.open(sign, RunnerKind.AGENT, desk, limits);
    }

    private void beHasty() throws IOException {
        server.close();
        open(HASTY);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Echo echo() throws IOException {
        Remote remote = Remote.find(sign, Echo.class, Map.of(), SMALL).orElseThrow();
        return Standin.of(Echo.class, new ToRemote(remote));
    }

    /// A connection of the test's own, before any greeting.
    private SocketChannel dial() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(server.runner().socket()));
        return channel;
    }

    private SocketChannel greeted() throws IOException {
        SocketChannel channel = dial();
        String fingerprint = Contract.of(Echo.class).fingerprint();
        say(channel, """
                {"jsonrpc":"2.0","id":1,"method":"hello","params":[{"token":"%s","contract":"%s","wishes":{}}]}""".formatted(server.runner().token(), fingerprint));
        assertThat(answer(channel)).contains("\"result\":null");
        return channel;
    }

    private static void say(SocketChannel channel, String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        ChunkOut out = new ChunkOut(channel, Long.MAX_VALUE);
        out.write(bytes, 0, bytes.length);
        out.end();
    }

    /// What comes back; empty if the other side hangs up.
    private static String answer(SocketChannel channel) throws IOException {
        ChunkIn in = new ChunkIn(channel, Long.MAX_VALUE);
        try {
            return in.awaitFirst() ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : "";
        } catch (SocketException e) {
            return ""; // it hung up on what it had not read
        }
    }

    private void refused(SocketChannel channel, int code) throws IOException {
        assertThat(answer(channel)).contains("\"error\":{\"code\":" + code);
        assertThat(answer(channel)).as("and it hangs up").isEmpty();
        channel.close();
        assertThat(echo().twice("still there")).isEqualTo("still therestill there");
    }

    @Test
    void withoutTheTokenNobodyIsAnswered() throws IOException {
        SocketChannel wrong = dial();
        say(wrong, """
                {"jsonrpc":"2.0","id":1,"method":"hello","params":[{"token":"guess","contract":"","wishes":{}}]}""");
        refused(wrong, Refused.NOT_WELCOME);

        SocketChannel rude = dial();
        say(rude, """
                {"jsonrpc":"2.0","id":1,"method":"twice(String)","params":["a"]}""");
        refused(rude, Refused.NOT_WELCOME);
    }

    @Test
    void whoDoesNotGreetInTimeIsHungUpOn() throws IOException {
        beHasty();
        try (SocketChannel silent = dial()) {
            assertThat(answer(silent)).isEmpty();
        }
        try (SocketChannel slow = dial()) {
            slow.write(ByteBuffer.wrap(new byte[] {0, 0}));
            assertThat(answer(slow)).isEmpty();
        }
    }

    @Test
    void aMessageThatStopsInTheMiddleIsGivenUp() throws IOException {
        beHasty();
        try (SocketChannel channel = greeted()) {
            channel.write(ByteBuffer.allocate(8).putInt(100).putInt(0x7b7b7b7b).flip());
            assertThat(answer(channel)).isEmpty();
        }
        assertThat(echo().twice("x")).isEqualTo("xx");
    }

    @Test
    void anotherVersionIsTurnedAway() {
        assertThatThrownBy(() -> Remote.find(sign, Other.class, Map.of(), SMALL))
                .isInstanceOf(NotWelcome.class)
                .hasMessageContaining("another version");
    }

    @Test
    void whoWishesAnotherEngineIsTurnedAway() throws IOException {
        assertThat(Remote.find(sign, Echo.class, Map.of("engine", "https://one"), SMALL))
                .isPresent();
        assertThatThrownBy(() -> Remote.find(sign, Echo.class, Map.of("engine", "https://two"), SMALL))
                .isInstanceOf(NotWelcome.class)
                .hasMessageContaining("https://two");
    }

    @Test
    void aQuestionThatIsTooLargeIsRefused() throws IOException {
        SocketChannel channel = greeted();
        say(channel, """
                {"jsonrpc":"2.0","id":2,"method":"twice(String)","params":["%s"]}""".formatted("a".repeat(70_000)));
        refused(channel, Refused.INVALID_REQUEST);
    }

    @Test
    void aChunkThatClaimsToBeHugeIsRefused() throws IOException {
        SocketChannel channel = greeted();
        channel.write(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).flip());
        refused(channel, Refused.INVALID_REQUEST);
        SocketChannel negative = greeted();
        negative.write(ByteBuffer.allocate(4).putInt(-1).flip());
        refused(negative, Refused.INVALID_REQUEST);
    }

    @Test
    void aQuestionThatIsTooDeepIsRefused() throws IOException {
        SocketChannel channel = greeted();
        say(channel, """
                {"jsonrpc":"2.0","id":2,"method":"twice(String)","params":%s%s}""".formatted("[".repeat(500), "]".repeat(500)));
        refused(channel, Refused.INVALID_PARAMS);
        SocketChannel tree = greeted();
        say(tree, """
                {"jsonrpc":"2.0","id":2,"method":"turned(Shape)","params":[%s{"@type":"Dot","x":1}%s]}""".formatted("{\"@type\":\"Group\",\"inside\":[".repeat(100), "]}".repeat(100)));
        refused(tree, Refused.INVALID_PARAMS);
    }

    @Test
    void rubbishIsRefused() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            SocketChannel channel = greeted();
            say(channel, new String(bytes, StandardCharsets.ISO_8859_1));
            String answer = answer(channel);
            assertThat(answer).contains("\"error\"");
            assertThat(answer(channel)).isEmpty();
            channel.close();
        }
        assertThat(echo().twice("x")).isEqualTo("xx");
    }

    @Test
    void onlyTypesOfTheDeclaredSignatureAreMade() throws IOException {
        for (String argument : List.of(
                "{\"@type\":\"java.util.HashMap\"}",
                "{\"@type\":\"Secret\",\"x\":1}",
                "{\"@class\":\"java.lang.Runtime\"}",
                "[\"java.net.URL\",\"http://localhost\"]",
                "{\"@type\":\"Dot\",\"x\":1,\"y\":2}",
                "{\"@type\":\"Dot\"}",
                "{\"x\":1}",
                "null",
                "17")) {
            SocketChannel channel = greeted();
            say(channel, """
                    {"jsonrpc":"2.0","id":2,"method":"turned(Shape)","params":[%s]}""".formatted(argument));
            refused(channel, Refused.INVALID_PARAMS);
        }
    }

    @Test
    void onlyQuestionsOfTheInterfaceAreAnswered() throws IOException {
        for (String method : List.of("hashCode()", "notShared()", "getClass()", "close()", "twice", "hello")) {
            SocketChannel channel = greeted();
            say(channel, """
                    {"jsonrpc":"2.0","id":2,"method":"%s","params":[]}""".formatted(method));
            String answer = answer(channel);
            assertThat(answer).contains("\"error\"");
            channel.close();
        }
    }

    @Test
    void whatARecordItselfRefusesIsRefused() throws IOException {
        SocketChannel channel = greeted();
        say(channel, """
                {"jsonrpc":"2.0","id":2,"method":"turned(Shape)","params":[{"@type":"Dot","x":-5}]}""");
        refused(channel, Refused.INVALID_PARAMS);
    }

    @Test
    void whatIsKnownAtOnceIsNotWaitedForAsLongAsAnEngine() throws Exception {
        WireLimits hasty = SMALL.withMemory(Duration.ofMillis(50));
        Remote remote = Remote.find(sign, Echo.class, Map.of(), hasty).orElseThrow();
        Echo echo = Standin.of(Echo.class, new ToRemote(remote));
        echoing.hold();
        assertThatThrownBy(() -> echo.twice("x")).hasMessageContaining("Close");
        List<String> answered = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread patient = Thread.ofVirtual().start(() -> {
            try {
                answered.addAll(echo.many(2));
            } catch (WorkplaceException e) {
                answered.add(e.toString());
            }
        });
        assertThatThrownBy(() -> echo.twice("y")).as("and meanwhile").hasMessageContaining("Close");
        echoing.letGo();
        patient.join();
        assertThat(answered).containsExactly("one of many", "one of many");
    }

    @Test
    void anAnswerThatIsTooLargeIsNoAnswer() throws IOException {
        Echo echo = echo();
        assertThatThrownBy(() -> echo.many(1_000_000)).isInstanceOf(WorkplaceException.class);
        assertThat(echo().twice("x")).isEqualTo("xx");
    }

    @Test
    void valuesOfEveryKindComeBackAsTheyWere() throws Exception {
        Everything all = Everything.example(folder);
        assertThat(echo().same(all)).isEqualTo(all);
        assertThat(echo().turned(new Shape.Group(List.of(new Shape.Dot(1), new Shape.Group(List.of())))))
                .isEqualTo(new Shape.Group(List.of(new Shape.Group(List.of()), new Shape.Dot(1))));
        assertThat(echo().inner().deeper().length("four")).isEqualTo(4);
    }

    @Test
    void aPathMeansTheSameInAnotherFolder() throws Exception {
        Everything all = Everything.example(Path.of("here"));
        assertThat(echo().same(all).path()).isEqualTo(Path.of("here").toAbsolutePath());
    }

    @Test
    void manyAskAtATime() throws Exception {
        Echo echo = echo();
        List<Thread> askers = new ArrayList<>();
        List<Throwable> bad = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 24; i++) {
            String mine = "asker " + i;
            askers.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, e) -> bad.add(e))
                    .start(() -> {
                        for (int n = 0; n < 40; n++) {
                            assertThat(echo.twice(mine + n)).isEqualTo(mine + n + mine + n);
                        }
                    }));
        }
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(bad).isEmpty();
        assertThat(server.callers()).isLessThan(SMALL.connections());
    }

    @Test
    void nobodyElseMayLookIn() throws IOException {
        Runner runner = server.runner();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sign)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runner.socket())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(runner.socket().getParent())))
                .isEqualTo("rwx------");
        assertThat(runner.token()).hasSize(64);
        assertThat(runner.toString()).doesNotContain(runner.token());
        assertThat(runner.socket().toString().length()).isLessThan(100);
    }

    @Test
    void aFolderThatIsOpenToOthersIsNotUsed() throws IOException {
        Path open = Files.createDirectory(folder.resolve("chainkeeper-me"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> RuntimeFolder.of(Map.of(), folder.toString(), "me"))
                .hasMessageContaining("open to others");
        Path link = Files.createSymbolicLink(folder.resolve("chainkeeper-you"), folder);
        assertThatThrownBy(() -> RuntimeFolder.of(Map.of(), folder.toString(), "you"))
                .hasMessageContaining(link.toString());
    }

    @Test
    void aLongFolderIsNotUsedForSockets() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(90)));
        Path used = RuntimeFolder.of(Map.of("XDG_RUNTIME_DIR", deep.toString()), folder.toString(), "me");
        assertThat(RuntimeFolder.newSocket(used).toString().length()).isLessThanOrEqualTo(100);
        assertThat(used.startsWith(deep)).isFalse();
    }

    @Test
    void aSignOfADeadProcessIsIgnored() throws Exception {
        Process other = new ProcessBuilder("true").start();
        Runner dead = new Runner(
                other.pid(), "elsewhere", java.time.Instant.EPOCH, RunnerKind.AGENT, Path.of("/nowhere"), "t");
        other.waitFor();
        Path stale = folder.resolve("stale.json");
        new RunnerFile(stale).write(dead);
        assertThat(Remote.find(stale, Echo.class, Map.of())).isEmpty();

        Runner reused = new Runner(
                ProcessHandle.current().pid(),
                server.runner().host(),
                java.time.Instant.EPOCH,
                RunnerKind.AGENT,
                server.runner().socket(),
                "t");
        new RunnerFile(stale).write(reused);
        assertThat(Remote.find(stale, Echo.class, Map.of()))
                .as("the id was given to another process")
                .isEmpty();

        Files.writeString(stale, "{ not json");
        assertThat(Remote.find(stale, Echo.class, Map.of())).isEmpty();
    }

    @Test
    void aClosedServerLeavesNothingAndIsMissedAtOnce() throws Exception {
        Remote remote = Remote.find(sign, Echo.class, Map.of(), SMALL).orElseThrow();
        Path socket = server.runner().socket();
        server.close();
        remote.gone().get(10, TimeUnit.SECONDS);
        assertThat(sign).doesNotExist();
        assertThat(socket).doesNotExist();
        assertThat(Remote.find(sign, Echo.class, Map.of())).isEmpty();
    }
}
