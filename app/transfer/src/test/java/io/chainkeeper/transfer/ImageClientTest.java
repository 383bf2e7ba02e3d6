package io.chainkeeper.transfer;

import static io.chainkeeper.transfer.ScriptedServer.answer;
import static io.chainkeeper.transfer.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.transfer.http.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The images API as a client sees it, against a server that answers byte by byte as written here.
@Timeout(60)
class ImageClientTest {
    private static final ImageClient.Limits HASTY =
            new ImageClient.Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 4, Duration.ofSeconds(20));
    private static final String OK = answer("200 OK", "", "");

    private static byte[] someBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    // OPTIONS

    @Test
    void optionsTellFeaturesAndConnections() throws IOException {
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {});
                var client = server.options(json("{\"features\":[\"extents\",\"checksum\"],\"max_readers\":3,"
                                + "\"max_writers\":2,\"unix_socket\":\"\\u0000/org/ovirt/imageio\"}"))
                        .client()) {
            assertThat(client.options().features()).containsExactlyInAnyOrder("extents", "checksum");
            assertThat(client.options().maxReaders()).isEqualTo(3);
            assertThat(client.options().maxWriters()).isEqualTo(2);
            assertThat(client.connections()).isEqualTo(3);
        }
    }

    @Test
    void aServerThatTellsNoNumberOfConnectionsGetsOne() throws IOException {
        try (var server = ScriptedServer.plain(x -> {});
                var client =
                        server.options(json("{\"features\":[\"extents\"]}")).client()) {
            assertThat(client.connections()).isEqualTo(1);
        }
    }

    @Test
    void aWritableTicketObeysBothLimits() throws IOException {
        try (var server = ScriptedServer.plain(x -> {});
                var client = server.options(
                                json("{\"features\":[\"zero\",\"flush\"],\"max_readers\":8,\"max_writers\":1}"))
                        .client()) {
            assertThat(client.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"405 Method Not Allowed", "204 No Content"})
    void anAncientServerIsOneThatOnlyReadsAndWritesRanges(String status) throws IOException {
        try (var server = ScriptedServer.plain(x -> {});
                var client = server.options("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
                        .client()) {
            assertThat(client.options()).isEqualTo(new ServerOptions(Set.of(), 1, 1));
        }
    }

    static Stream<String> badOptions() {
        return Stream.of(
                "[]",
                "{",
                "{} {}",
                "not json",
                "{\"features\":\"extents\"}",
                "{\"features\":[1]}",
                "{\"max_readers\":0}",
                "{\"max_readers\":\"8\"}",
                "{\"max_writers\":-1}",
                "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}",
                "{\"features\":[" + "\"x\",".repeat(99999) + "\"x\"]}");
    }

    @ParameterizedTest
    @MethodSource
    void badOptions(String body) throws IOException {
        try (var server = ScriptedServer.plain(x -> {}).options(json(body))) {
            assertThatExceptionOfType(BadAnswer.class).isThrownBy(server::client);
        }
    }

    @Test
    void anUnknownTicketIsGone() throws IOException {
        String refusal = answer("403 Forbidden", "Connection: close", "No such ticket 'ticket'\r\n\u0007\u001b[31m");
        try (var server = ScriptedServer.plain(x -> {}).options(refusal)) {
            assertThatExceptionOfType(TicketGone.class)
                    .isThrownBy(server::client)
                    .satisfies(e -> assertThat(e.serverText()).isEqualTo("No such ticket 'ticket' [31m"));
        }
    }

    // Where and to whom

    /// Both ways to speak TLS that there may be: the fastest here, and the one that every Java has.
    private static List<ServerTrust> bothStacks(TestTls identity) {
        return List.of(ServerTrust.of(identity.trust()), ServerTrust.overJdk(identity.trust()));
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNotTrusted() throws IOException {
        for (ServerTrust trust : bothStacks(TestTls.elsewhere())) {
            try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {})) {
                assertThatExceptionOfType(ConnectionLost.class)
                        .isThrownBy(() -> ImageClient.open(server.url(), trust, HASTY))
                        .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.NOT_TRUSTED))
                        .satisfies(e -> assertThat(e.mayPass()).isFalse());
            }
        }
    }

    @Test
    void aTrustedCertificateForAnotherHostIsNotTrusted() throws IOException {
        for (ServerTrust trust : bothStacks(TestTls.elsewhere())) {
            try (var server = ScriptedServer.tls(TestTls.elsewhere(), x -> {})) {
                assertThatExceptionOfType(ConnectionLost.class)
                        .isThrownBy(() -> ImageClient.open(server.url(), trust, HASTY))
                        .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.NOT_TRUSTED));
            }
        }
    }

    @Test
    void aTrustedCertificateOpensTheWayOverBothStacks() throws IOException {
        byte[] disk = new byte[3 << 20];
        new Random(7).nextBytes(disk);
        for (ServerTrust trust : bothStacks(TestTls.localhost())) {
            try (var server = ScriptedServer.tls(TestTls.localhost(), x -> x.sendRange(disk));
                    var client = ImageClient.open(server.url(), trust, HASTY)) {
                ByteBuffer into = ByteBuffer.allocateDirect(disk.length - 17);
                client.read(17, into);
                assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(disk, 17, disk.length - 17));
            }
        }
    }

    /// Without it everything works, only slower, so nobody would notice.
    @Test
    void theNativeStackIsThereWhereTestsRun() {
        String arch = System.getProperty("os.arch");
        if (System.getProperty("os.name").equals("Linux")
                && List.of("amd64", "aarch64").contains(arch)) {
            assertThat(Tls.overBoringSsl(TestTls.localhost().trust())).isPresent();
        }
    }

    @Test
    void withoutTlsOnlyThisComputerIsAsked() {
        assertThatThrownBy(() ->
                        ImageClient.open(URI.create("http://192.0.2.1:54322/images/t"), TestTls.stranger(), HASTY))
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("without TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://localhost/images/t",
                "https:///images/t",
                "https://user:pass@localhost/images/t",
                "https://localhost",
                "https://localhost/images/t?a=b",
                "https://localhost/images/t#f",
                "https://localhost:99999/images/t"
            })
    void anAddressThatIsNoTicketIsRefused(String url) {
        assertThatExceptionOfType(BadAnswer.class)
                .isThrownBy(() -> ImageClient.open(URI.create(url), TestTls.stranger(), HASTY));
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        URI url;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = URI.create("http://localhost:" + nobody.getLocalPort() + "/images/t");
        }
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> ImageClient.open(url, TestTls.stranger(), HASTY))
                .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.UNREACHABLE));
    }

    @Test
    void aServerThatNeverShakesHandsIsSilent() throws Exception {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("https://localhost:" + mute.getLocalPort() + "/images/t");
            var limits = new ImageClient.Limits(Duration.ofMillis(300), Duration.ofSeconds(20), 1);
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> ImageClient.open(url, TestTls.stranger(), limits))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.SILENT));
        }
    }

    // Reading

    @Test
    void aRangeArrivesInTheCallersBufferOverTls() throws IOException {
        byte[] disk = someBytes(5_000_001);
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> x.sendRange(disk));
                var client = server.client()) {
            for (int[] range : new int[][] {{0, 1}, {1, 16384}, {3, 16383}, {100, 4_194_304}, {5_000_000, 1}}) {
                ByteBuffer into = ByteBuffer.allocateDirect(range[1]);
                client.read(range[0], into);
                assertThat(into.hasRemaining()).isFalse();
                assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(disk, range[0], range[1]));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void tlsRecordsMayArriveInAnyPieces() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("ImageClientTest seed " + seed);
        Random random = new Random(seed);
        byte[] disk = someBytes(2_000_000);
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> x.sendRange(disk));
                var relay = new Relay(server.url(), random);
                var client =
                        ImageClient.open(relay.url(), TestTls.localhost().client(), ImageClient.Limits.standard())) {
            for (int i = 0; i < 40; i++) {
                int start = random.nextInt(disk.length);
                int length = 1 + random.nextInt(Math.min(300_000, disk.length - start));
                ByteBuffer into = ByteBuffer.allocateDirect(length);
                client.read(start, into);
                assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(disk, start, length));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aPartOfABufferIsFilledAndTheRestLeftAlone() throws IOException {
        byte[] disk = someBytes(1000);
        try (var server = ScriptedServer.plain(x -> x.sendRange(disk));
                var client = server.client()) {
            ByteBuffer into = ByteBuffer.allocate(300).position(100).limit(200);
            client.read(50, into);
            assertThat(into.position()).isEqualTo(200);
            assertThat(into.slice(100, 100)).isEqualTo(ByteBuffer.wrap(disk, 50, 100));
            into.clear();
            assertThat(into.get(99)).isZero();
            assertThat(into.get(200)).isZero();
        }
    }

    static Stream<String> answersThatAreNotTheRange() {
        String body = "x".repeat(100);
        return Stream.of(
                answer("200 OK", "", body),
                answer("206 Partial Content", "", body),
                answer("206 Partial Content", "Content-Range: bytes 0-99/*", body),
                answer("206 Partial Content", "Content-Range: bytes 1-100/1000", body),
                answer("206 Partial Content", "Content-Range: bytes 0-99/50", body),
                answer("206 Partial Content", "Content-Range: bytes 0-98/1000", body.substring(1)),
                answer("206 Partial Content", "Content-Range: bytes 0-99/1000", body.substring(1)),
                answer("206 Partial Content", "Content-Range: bytes 0-99/1000", body + "y"),
                answer("206 Partial Content", "Content-Range: bytes 0-99/99999999999999999999", body),
                answer("206 Partial Content", "Content-Range: bytes 0-99/1000\r\nContent-Range: bytes 0-99/1000", body),
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/1000\r\n\r\n" + body,
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/1000\r\nContent-Length: -1\r\n\r\n" + body,
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/1000\r\nContent-Length: 0x64\r\n\r\n" + body,
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/1000\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n"
                        + body + "\r\n0\r\n\r\n",
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/1000\r\nContent-Length: 100\r\n"
                        + "Content-Length: 100\r\n\r\n" + body,
                "HTTP/2 206\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/1.1 2x6 Odd\r\n\r\n",
                "HTTP/1.1 206 Partial Content\r\n folded: header\r\n\r\n",
                "HTTP/1.1 206 Partial Content\r\nno colon\r\n\r\n",
                "HTTP/1.1 206 Partial Content\r\n" + "A: b\r\n".repeat(500) + "\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n".repeat(20));
    }

    @ParameterizedTest
    @MethodSource
    void answersThatAreNotTheRange(String raw) throws IOException {
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {
                    x.send(raw);
                    x.close();
                });
                var client = server.client()) {
            ByteBuffer into = ByteBuffer.allocate(100);
            assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> client.read(0, into));
            assertThat(into.position()).isZero();
        }
    }

    @Test
    void anEndlessHeaderIsCutOff() throws IOException {
        try (var server = ScriptedServer.plain(x -> {
                    x.send("HTTP/1.1 206 Partial Content\r\nX: ");
                    while (true) {
                        x.send("y".repeat(4096));
                    }
                });
                var client = server.client()) {
            assertThatThrownBy(() -> client.read(0, ByteBuffer.allocate(10)))
                    .isInstanceOf(BadAnswer.class)
                    .hasMessageContaining("head is longer");
        }
    }

    @Test
    void interimAnswersAreSkipped() throws IOException {
        byte[] disk = someBytes(10);
        try (var server = ScriptedServer.plain(x -> {
                    x.send("HTTP/1.1 102 Processing\r\n\r\n");
                    x.sendRange(disk);
                });
                var client = server.client()) {
            ByteBuffer into = ByteBuffer.allocate(10);
            client.read(0, into);
            assertThat(into.array()).isEqualTo(disk);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatEndsEarlyIsNotDelivered(boolean tls) throws IOException {
        ScriptedServer.Answer half = x -> {
            x.send(
                    "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99999/100000\r\nContent-Length: 100000\r\n\r\n");
            x.send(someBytes(50_000));
            x.close();
        };
        try (var server = tls ? ScriptedServer.tls(TestTls.localhost(), half) : ScriptedServer.plain(half);
                var client = server.client()) {
            ByteBuffer into = ByteBuffer.allocate(100_000);
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> client.read(0, into))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.BROKEN));
            assertThat(into.position()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatStopsInTheMiddleOfABodyIsSilent(boolean inHead) throws IOException {
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {
                    x.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/100\r\n");
                    if (!inHead) {
                        x.send("Content-Length: 100\r\n\r\nxxx");
                    }
                    x.hang();
                });
                var client = server.client(HASTY)) {
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> client.read(0, ByteBuffer.allocate(100)))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.SILENT));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aHeadThatComesByteByByteMustComeWithinOneLimit() throws IOException {
        byte[] drip = ("HTTP/1.1 206 Partial Content\r\nX: " + "y".repeat(30_000)).getBytes(StandardCharsets.US_ASCII);
        try (var server = ScriptedServer.plain(x -> {
                    for (byte b : drip) {
                        x.send(new byte[] {b});
                        LockSupport.parkNanos(20_000_000);
                    }
                });
                var client = server.client(HASTY)) {
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> client.read(0, ByteBuffer.allocate(100)))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.SILENT));
        }
    }

    @Test
    void aBodyThatComesByteByByteIsAsGoodAsSilence() throws IOException {
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {
                    x.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9999/10000\r\n"
                            + "Content-Length: 10000\r\n\r\n");
                    drip(x, 10_000);
                });
                var client = server.client(HASTY)) {
            ByteBuffer into = ByteBuffer.allocate(10_000);
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> client.read(0, into))
                    .withMessageContaining("bytes were heard")
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.SILENT));
            assertThat(into.position()).isZero();
        }
    }

    @Test
    void aShortAnswerThatComesByteByByteIsAsGoodAsSilence() throws IOException {
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {
                    x.send("HTTP/1.1 500 Oops\r\nContent-Length: 10000\r\n\r\n");
                    drip(x, 10_000);
                });
                var client = server.client(HASTY)) {
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.SILENT));
        }
    }

    private static void drip(ScriptedServer.Exchange x, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            x.send(new byte[] {'x'});
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void aRangeOutsideTheDiskIsRefusedWithItsFacts() throws IOException {
        try (var server = ScriptedServer.plain(
                        x -> x.send(answer("416 Range", "Content-Range: bytes */1000", "out of range")));
                var client = server.client()) {
            assertThatExceptionOfType(RangeRefused.class)
                    .isThrownBy(() -> client.read(990, ByteBuffer.allocate(20)))
                    .satisfies(e -> assertThat(e.offset()).isEqualTo(990))
                    .satisfies(e -> assertThat(e.length()).isEqualTo(20))
                    .satisfies(e -> assertThat(e.serverText()).isEqualTo("out of range"));
        }
    }

    @Test
    void aTroubledServersRangeHeaderDoesNotMakeItARange() throws IOException {
        try (var server = ScriptedServer.plain(
                        x -> x.send(answer("500 Oops", "Content-Range: bytes 0-9/1000", "0123456789")));
                var client = server.client()) {
            assertThatExceptionOfType(ServerTrouble.class)
                    .isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(500))
                    .satisfies(e -> assertThat(e.mayPass()).isTrue());
        }
    }

    @Test
    void aConnectionThatSaidFiveHundredIsNotUsedAgain() throws IOException {
        byte[] disk = someBytes(10);
        try (var server = ScriptedServer.plain(x -> {
                    if (x.connection() == 1) {
                        x.send(answer("500 Oops", "", "Server failed to perform the request, check logs"));
                    } else {
                        x.sendRange(disk);
                    }
                });
                var client = server.client()) {
            assertThatExceptionOfType(ServerTrouble.class).isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)));
            client.read(0, ByteBuffer.allocate(10));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void anErrorPageIsToldAsOneLineOfText() throws IOException {
        String page =
                "<html><head><style>b{}</style><title>503</title></head>\n<body><h1>Busy</h1>" + "<p>z".repeat(2000);
        try (var server = ScriptedServer.plain(x -> x.send(answer("503 Busy", "Content-Type: text/html", page)));
                var client = server.client()) {
            assertThatExceptionOfType(ServerTrouble.class)
                    .isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)))
                    .satisfies(e -> assertThat(e.serverText())
                            .startsWith("503 Busy z z")
                            .hasSizeBetween(299, 300));
        }
    }

    @Test
    void anErrorWithoutALengthEndsWithItsConnection() throws IOException {
        try (var server = ScriptedServer.plain(x -> {
                    x.send("HTTP/1.0 400 Bad\r\n\r\nnot like this");
                    x.close();
                });
                var client = server.client()) {
            assertThatExceptionOfType(ServerTrouble.class)
                    .isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)))
                    .satisfies(e -> assertThat(e.serverText()).isEqualTo("not like this"))
                    .satisfies(e -> assertThat(e.mayPass()).isFalse());
        }
    }

    @Test
    void aDiskThatChangesItsSizeIsNotBelieved() throws IOException {
        AtomicInteger size = new AtomicInteger(1000);
        try (var server = ScriptedServer.plain(x -> x.sendRange(new byte[size.getAndIncrement()]));
                var client = server.client()) {
            client.read(0, ByteBuffer.allocate(10));
            assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)));
        }
    }

    // Connections

    @Test
    void aKeptConnectionThatDiedIsReplacedWithoutAWord() throws IOException {
        byte[] disk = someBytes(100);
        try (var server = ScriptedServer.tls(TestTls.localhost(), x -> {
                    if (x.connection() == 1 && x.range()[0] == 10) {
                        x.close();
                    }
                    x.sendRange(disk);
                });
                var client = server.client()) {
            client.read(0, ByteBuffer.allocate(10));
            ByteBuffer into = ByteBuffer.allocate(10);
            client.read(10, into);
            assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(disk, 10, 10));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aRequestIsSentTwiceAtMost() throws IOException {
        try (var server = ScriptedServer.plain(ScriptedServer.Exchange::close);
                var client = server.client()) {
            assertThatExceptionOfType(ConnectionLost.class).isThrownBy(() -> client.read(0, ByteBuffer.allocate(10)));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aServerThatWantsToCloseIsNotAskedAgainOnThatConnection() throws IOException {
        try (var server = ScriptedServer.plain(
                        x -> x.send(answer("206 P", "Connection: close\r\nContent-Range: bytes 0-3/4", "abcd")));
                var client = server.client()) {
            client.read(0, ByteBuffer.allocate(4));
            client.read(0, ByteBuffer.allocate(4));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void neverMoreConnectionsThanTheServerAllows() throws Exception {
        byte[] disk = someBytes(1000);
        try (var server = ScriptedServer.plain(x -> x.sendRange(disk))
                        .options(json("{\"features\":[\"extents\"],\"max_readers\":2,\"max_writers\":2}"));
                var client = server.client(new ImageClient.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 8))) {
            List<Thread> readers = new ArrayList<>();
            AtomicInteger read = new AtomicInteger();
            for (int i = 0; i < 8; i++) {
                readers.add(Thread.ofVirtual().start(() -> {
                    try {
                        for (int n = 0; n < 20; n++) {
                            client.read(n, ByteBuffer.allocate(100));
                            read.incrementAndGet();
                        }
                    } catch (TransferException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(read).hasValue(160);
            assertThat(server.mostOpen()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aClosedClientEndsWhatIsUnderWay() throws Exception {
        try (var server = ScriptedServer.plain(ScriptedServer.Exchange::hang)) {
            ImageClient client = server.client();
            var ended = new CompletableFuture<Throwable>();
            Thread.ofVirtual().start(() -> {
                try {
                    client.read(0, ByteBuffer.allocate(10));
                    ended.complete(null);
                } catch (TransferException e) {
                    ended.complete(e);
                }
            });
            client.close();
            assertThat(ended.get()).isInstanceOf(TransferCancelled.class);
        }
    }

    // Writing

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRangeIsPutWithoutFlushing(boolean tls) throws IOException {
        byte[] written = someBytes(3_000_000);
        List<byte[]> bodies = new ArrayList<>();
        ScriptedServer.Answer take = x -> {
            assertThat(x.header("content-range")).isEqualTo("bytes 4096-3004095/*");
            bodies.add(x.body());
            x.send(OK);
        };
        try (var server = tls ? ScriptedServer.tls(TestTls.localhost(), take) : ScriptedServer.plain(take);
                var client = server.client()) {
            ByteBuffer from =
                    ByteBuffer.allocateDirect(written.length).put(written).flip();
            client.write(4096, from);
            assertThat(from.hasRemaining()).isFalse();
            assertThat(bodies).singleElement().isEqualTo(written);
            assertThat(server.requests()).containsExactly("PUT /images/ticket?flush=n");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatComesWhileWeStillSendIsRead(boolean tls) throws IOException {
        ScriptedServer.Answer refuse = x -> {
            x.send(answer("403 Forbidden", "Connection: close", "Ticket forbids write"));
            x.close();
        };
        for (int round = 0; round < 5; round++) {
            try (var server = tls ? ScriptedServer.tls(TestTls.localhost(), refuse) : ScriptedServer.plain(refuse);
                    var client = server.client()) {
                ByteBuffer from = ByteBuffer.allocateDirect(32 << 20);
                assertThatExceptionOfType(TicketGone.class)
                        .isThrownBy(() -> client.write(0, from))
                        .satisfies(e -> assertThat(e.serverText()).isEqualTo("Ticket forbids write"));
                assertThat(from.position()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatStopsTakingIsSilent(boolean tls) throws IOException {
        try (var server = tls
                        ? ScriptedServer.tls(TestTls.localhost(), ScriptedServer.Exchange::hang)
                        : ScriptedServer.plain(ScriptedServer.Exchange::hang);
                var client = server.client(HASTY)) {
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> client.write(0, ByteBuffer.allocateDirect(64 << 20)))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.SILENT));
        }
    }

    @Test
    void zeroesAreOrderedInPiecesOfAtMost128MiB() throws IOException {
        List<String> orders = new ArrayList<>();
        try (var server = ScriptedServer.plain(x -> {
                    orders.add(new String(x.body(), StandardCharsets.UTF_8));
                    x.send(OK);
                });
                var client = server.client()) {
            client.zero(512, 200L << 20);
            client.flush();
            assertThat(orders)
                    .containsExactly(
                            "{\"op\":\"zero\",\"offset\":512,\"size\":134217728,\"flush\":false}",
                            "{\"op\":\"zero\",\"offset\":134218240,\"size\":75497472,\"flush\":false}",
                            "{\"op\":\"flush\"}");
        }
    }

    @Test
    void aServerThatCannotZeroIsSentZeroes() throws IOException {
        AtomicInteger bytes = new AtomicInteger();
        try (var server = ScriptedServer.plain(x -> {
                    assertThat(x.body()).containsOnly(0);
                    bytes.addAndGet(x.body().length);
                    x.send(OK);
                });
                var client = server.options("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n")
                        .client()) {
            client.zero(0, 2_500_000);
            client.flush();
            assertThat(bytes).hasValue(2_500_000);
            assertThat(server.requests()).hasSize(3).containsOnly("PUT /images/ticket");
        }
    }

    @Test
    void nonsenseIsRefusedBeforeAnythingIsSent() throws IOException {
        try (var server = ScriptedServer.plain(x -> x.send(OK));
                var client = server.client()) {
            assertThatThrownBy(() -> client.read(-1, ByteBuffer.allocate(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.zero(0, -1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.checksum("sha256&x=y")).isInstanceOf(IllegalArgumentException.class);
            client.write(0, ByteBuffer.allocate(0));
            assertThat(server.requests()).isEmpty();
        }
    }

    // Checksum and size

    @Test
    void aChecksumMayTakeLongerThanAnyOtherAnswer() throws IOException {
        String sum = "7d5d090c05f74518de783732b0be37796e6c27668214322392c37d6128ebd00e";
        try (var server = ScriptedServer.plain(x -> {
                    LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
                    x.send(json("{\"algorithm\":\"sha256\",\"block_size\":4194304,\"checksum\":\"" + sum + "\"}"));
                });
                var client = server.client(HASTY)) {
            assertThat(client.checksum("sha256")).isEqualTo(sum);
            assertThat(server.requests())
                    .containsExactly("GET /images/ticket/checksum?algorithm=sha256&block_size=4194304");
        }
    }

    @Test
    void aChecksumOfASmallDiskIsNotWaitedForAsLongAsThatOfALargeOne() throws IOException {
        try (var server = ScriptedServer.plain(x -> {
                    if (x.path().contains("checksum")) {
                        x.hang();
                    } else {
                        x.sendRange(new byte[777]);
                    }
                });
                var client = server.options("HTTP/1.1 204 None\r\n\r\n")
                        .client(new ImageClient.Limits(Duration.ofSeconds(5), Duration.ofMillis(100), 4))) {
            assertThat(client.size()).isEqualTo(777);
            assertThatExceptionOfType(ConnectionLost.class).isThrownBy(() -> client.checksum("sha256"));
        }
    }

    @Test
    void aChecksumIsGivenUpWhenNobodyWantsItAnyMore() throws IOException {
        try (var server = ScriptedServer.plain(ScriptedServer.Exchange::hang);
                var client = server.client()) {
            assertThatExceptionOfType(TransferCancelled.class).isThrownBy(() -> client.checksum("sha256", () -> true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"checksum\":\"xyz\"}",
                "{\"checksum\":12}",
                "{\"algorithm\":\"md5\",\"checksum\":\"00ff\"}",
                "[\"00ff\"]"
            })
    void anAnswerWithoutTheChecksumIsNotBelieved(String body) throws IOException {
        try (var server = ScriptedServer.plain(x -> x.send(json(body)));
                var client = server.client()) {
            assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> client.checksum("sha256"));
        }
    }

    @Test
    void anAncientServerTellsTheSizeWithARange() throws IOException {
        try (var server = ScriptedServer.plain(x -> x.sendRange(new byte[777]));
                var client = server.options("HTTP/1.1 204 None\r\n\r\n").client()) {
            assertThat(client.size()).isEqualTo(777);
            assertThat(client.size()).isEqualTo(777);
            assertThat(server.requests()).hasSize(1);
        }
    }
}
