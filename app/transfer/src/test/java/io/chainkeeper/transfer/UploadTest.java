package io.chainkeeper.transfer;

import static io.chainkeeper.transfer.ScriptedServer.answer;
import static io.chainkeeper.transfer.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole chains, made by qemu-img, sent to a server with all its troubles.
@Timeout(120)
class UploadTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 20 * MIB;

    private static final RetryLimits HASTY = new RetryLimits(4, Duration.ofMillis(1), 3, Duration.ofMillis(1));

    @TempDir
    Path folder;

    private final TransferCounters counters = new TransferCounters();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private Path top;
    private byte[] expected;

    /// base ← middle ← top, with data, zeroes over data, and holes in each.
    @BeforeEach
    void makeAChain() throws IOException {
        System.out.println("UploadTest seed " + seed);
        top = folder.resolve("top.qcow2");
        qemuImg("create", "-q", "-f", "qcow2", folder.resolve("base.qcow2").toString(), "" + SIZE);
        qemuImg(
                "create",
                "-q",
                "-f",
                "qcow2",
                "-b",
                "base.qcow2",
                "-F",
                "qcow2",
                folder.resolve("mid.qcow2").toString());
        qemuImg("create", "-q", "-f", "qcow2", "-b", "mid.qcow2", "-F", "qcow2", top.toString());
        for (String layer : new String[] {"base", "mid", "top"}) {
            List<String> writes = new ArrayList<>(List.of("qemu-io", "-f", "qcow2"));
            for (int i = 0; i < 6; i++) {
                int start = 512 * random.nextInt(SIZE / 512);
                int length = Math.min(SIZE - start, 512 * (1 + random.nextInt(4000)));
                String what = i == 5 ? "write -z" : "write -P " + (1 + random.nextInt(255));
                writes.addAll(List.of("-c", what + " " + start + " " + length));
            }
            writes.add(folder.resolve(layer + ".qcow2").toString());
            Qemu.run(writes.toArray(new String[0]));
        }
        Path raw = folder.resolve("expected.raw");
        qemuImg("convert", "-O", "raw", top.toString(), raw.toString());
        expected = Files.readAllBytes(raw);
    }

    private static void qemuImg(String... words) throws IOException {
        String[] command = new String[words.length + 1];
        command[0] = "qemu-img";
        System.arraycopy(words, 0, command, 1, words.length);
        Qemu.run(command);
    }

    private Uploaded upload(ImageClient client, int workers) throws IOException {
        return upload(client, workers, RangeCosts.FLUSH_EVERY);
    }

    private Uploaded upload(ImageClient client, int workers, long flushEvery) throws IOException {
        try (DiskImage image = DiskImage.open(top, ImageFormat.QCOW2)) {
            return Upload.chain(image, client, new TransferOptions(workers, counters, () -> false), HASTY, flushEvery);
        }
    }

    private static long count(ScriptedServer server, String method) {
        return server.requests().stream()
                .filter(request -> request.startsWith(method))
                .count();
    }

    /// Five blocks full of data.
    private void makeAFullImage() throws IOException {
        expected = new byte[SIZE];
        Arrays.fill(expected, (byte) 7);
        top = folder.resolve("full.qcow2");
        qemuImg("create", "-q", "-f", "qcow2", top.toString(), "" + SIZE);
        Qemu.run("qemu-io", "-f", "qcow2", "-c", "write -P 7 0 " + SIZE, top.toString());
    }

    /// An image with data in the first half of its first, third and fourth block and nothing anywhere else; the data of
    /// the fourth have 1 MiB of zeroes amidst.
    private void makeAKnownImage() throws IOException {
        expected = new byte[SIZE];
        for (int start : new int[] {0, 8 * MIB, 12 * MIB}) {
            Arrays.fill(expected, start, start + 2 * MIB, (byte) 7);
        }
        Arrays.fill(expected, 12 * MIB + MIB / 2, 13 * MIB + MIB / 2, (byte) 0);
        top = folder.resolve("known.qcow2");
        qemuImg("create", "-q", "-f", "qcow2", top.toString(), "" + SIZE);
        Qemu.run(
                "qemu-io",
                "-f",
                "qcow2",
                "-c",
                "write -P 7 0 2M",
                "-c",
                "write -P 7 8M 2M",
                "-c",
                "write -P 7 12M 2M",
                "-c",
                "write -P 0 12800K 1M",
                top.toString());
    }

    /// A target full of old bytes, so that everything not written shows.
    private static TestDisk used(int size) {
        TestDisk disk = new TestDisk(size);
        byte[] old = new byte[size];
        Arrays.fill(old, (byte) 0xab);
        disk.write(0, old);
        return disk;
    }

    @ParameterizedTest
    @CsvSource({"1,true", "4,true", "3,false"})
    void theServersDiskBecomesWhatTheGuestShallRead(int workers, boolean tls) throws IOException {
        TestDisk disk = used(SIZE);
        try (var server = tls ? ScriptedServer.tls(TestTls.localhost(), disk) : ScriptedServer.plain(disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, workers);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(disk.flushes()).isEqualTo(1);
            assertThat(server.requests().getLast()).isEqualTo("PATCH /images/ticket");
            assertThat(uploaded.bytesMoved() + uploaded.bytesZero()).isEqualTo(SIZE);
            assertThat(uploaded.passes()).isEqualTo(1);
            assertThat(server.mostOpen()).isLessThanOrEqualTo(workers);
        }
    }

    @Test
    void whatTheServersDiskHasBeyondTheImageBecomesZero() throws IOException {
        TestDisk disk = used(SIZE + 3 * MIB);
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            upload(client, 2);
            assertThat(Arrays.mismatch(disk.durable(), Arrays.copyOf(expected, SIZE + 3 * MIB)))
                    .isEqualTo(-1);
        }
    }

    /// Nothing is ordered for a disk that holds nothing, and for one that holds a little only that is zeroed.
    @Test
    void whatTheServersDiskSaysIsZeroIsNotZeroedAgain() throws IOException {
        for (int old : new int[] {0, 5}) {
            TestDisk disk = new TestDisk(SIZE);
            disk.scribble(random, old);
            try (var server = ScriptedServer.plain(disk);
                    var client = server.client()) {
                Uploaded uploaded = upload(client, 2);
                assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
                assertThat(uploaded.bytesMoved() + uploaded.bytesZero()).isEqualTo(SIZE);
                if (old == 0) {
                    assertThat(server.requests()).containsOnlyOnce("PATCH /images/ticket");
                }
            }
        }
    }

    @Test
    void aSmallerDiskIsRefusedBeforeAnythingIsSent() throws IOException {
        TestDisk disk = used(SIZE - 4096);
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            assertThatExceptionOfType(RangeRefused.class).isThrownBy(() -> upload(client, 2));
            assertThat(server.requests()).noneMatch(request -> request.startsWith("P"));
        }
    }

    @Test
    void anAncientServerIsSentEveryByte() throws IOException {
        TestDisk disk = used(SIZE);
        try (var server = ScriptedServer.plain(disk).options("HTTP/1.1 204 No\r\n\r\n");
                var client = server.client()) {
            upload(client, 4);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(server.mostOpen()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatAllowsOneWriterGetsOne() throws IOException {
        TestDisk disk = used(SIZE);
        try (var server = ScriptedServer.plain(disk)
                        .options(
                                json(
                                        "{\"features\":[\"extents\",\"zero\",\"flush\"],\"max_readers\":8,\"max_writers\":1}"));
                var client = server.client()) {
            upload(client, 4);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(server.mostOpen()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT", "PATCH"})
    void afterACrashOfTheServerEverythingSinceTheLastFlushIsSentAgain(String method) throws IOException {
        TestDisk disk = used(SIZE);
        AtomicBoolean crashed = new AtomicBoolean();
        disk.trouble((number, x, d) -> {
            boolean late = number > 5 && x.method().equals(method);
            if (late && crashed.compareAndSet(false, true)) {
                d.crash();
                x.send(answer("500 Oops", "", "Server failed to perform the request, check logs"));
                x.close();
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, 1);
            assertThat(crashed).isTrue();
            assertThat(uploaded.passes()).isEqualTo(2);
            assertThat(uploaded.bytesMoved() + uploaded.bytesZero()).isEqualTo(SIZE);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
        }
    }

    @Test
    void aKnownDiskTakesOneRequestForEachOfItsRunsAndOneFlush() throws IOException {
        makeAKnownImage();
        TestDisk disk = used(SIZE);
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, 3);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(count(server, "PUT")).isEqualTo(4);
            // Three gaps, the zeroes amid the data, and the flush.
            assertThat(count(server, "PATCH")).isEqualTo(5);
            assertThat(disk.flushes()).isEqualTo(1);
            assertThat(uploaded.bytesMoved()).isEqualTo(5 * MIB);
        }
    }

    /// Blocks are sent without waiting for the answers to those before; one that waits would never be answered here.
    @Test
    void aRequestIsSentBeforeTheOneBeforeIsAnswered() throws IOException {
        makeAKnownImage();
        TestDisk disk = used(SIZE);
        AtomicBoolean waited = new AtomicBoolean();
        disk.trouble((number, x, d) -> {
            if (x.method().equals("PUT") && waited.compareAndSet(false, true)) {
                x.body();
                x.awaitMore();
            }
        });
        try (var server = ScriptedServer.tls(TestTls.localhost(), disk);
                var client = server.client()) {
            upload(client, 1);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatAFlushOnTheWayHasMadeDurableIsNotSentAgain() throws IOException {
        makeAFullImage();
        TestDisk disk = used(SIZE);
        AtomicBoolean crashed = new AtomicBoolean();
        disk.trouble((number, x, d) -> {
            boolean second = d.flushes() > 0 && x.method().equals("PUT");
            if (second && crashed.compareAndSet(false, true)) {
                d.crash();
                x.send(answer("500 Oops", "", "Server failed to perform the request, check logs"));
                x.close();
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, 1, 4 * MIB);
            assertThat(uploaded.passes()).isEqualTo(2);
            // Three blocks and the flush, in vain the fourth, and then that and the last.
            assertThat(count(server, "PUT")).isEqualTo(3 + 1 + 2);
            assertThat(uploaded.bytesMoved() + uploaded.bytesZero()).isEqualTo(SIZE);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void aFlushThatFailsMakesNothingDurable(int workers) throws IOException {
        TestDisk disk = used(SIZE);
        AtomicBoolean failed = new AtomicBoolean();
        disk.trouble((number, x, d) -> {
            boolean flush = new String(x.body(), StandardCharsets.UTF_8).equals("{\"op\":\"flush\"}");
            if (flush && failed.compareAndSet(false, true)) {
                d.crash();
                x.send(answer("500 Oops", "", "Server failed to perform the request, check logs"));
                x.close();
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, workers, MIB);
            assertThat(uploaded.passes()).isEqualTo(2);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
        }
    }

    /// Cut in the middle of an answer, or before it, or closed in order after it: whatever was sent meanwhile comes
    /// again.
    @ParameterizedTest
    @CsvSource({"1,false", "3,false", "2,true"})
    void answersThatBreakOffWhileMoreIsSentCostNothingButTime(int workers, boolean tls) throws IOException {
        TestDisk disk = used(SIZE);
        AtomicInteger changes = new AtomicInteger();
        Set<Integer> good = ConcurrentHashMap.newKeySet();
        disk.trouble((number, x, d) -> {
            // A connection is good for something first: how often in a row a worker is cut off is not left to chance.
            if (x.path().endsWith("extents?context=zero") || good.add(x.connection())) {
                return;
            }
            switch (changes.incrementAndGet() % 7) {
                case 2 -> {
                    x.body();
                    x.send("HTTP/1.1 200 O");
                    x.close();
                }
                case 4 -> x.close();
                case 6 -> {
                    d.take(x);
                    x.send(answer("200 OK", "Connection: close", ""));
                    x.close();
                }
                default -> {}
            }
        });
        try (var server = tls ? ScriptedServer.tls(TestTls.localhost(), disk) : ScriptedServer.plain(disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, workers, 3 * MIB);
            assertThat(changes).hasValueGreaterThan(6);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(uploaded.passes()).isEqualTo(1);
            assertThat(uploaded.bytesMoved() + uploaded.bytesZero()).isEqualTo(SIZE);
        }
    }

    @Test
    void anAnswerBeforeTheDataHaveBeenSentIsNotBelieved() throws IOException {
        TestDisk disk = used(SIZE);
        disk.trouble((number, x, d) -> {
            if (x.method().equals("PUT")) {
                x.send(answer("200 OK", "", ""));
                x.hang();
            }
        });
        makeAFullImage();
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> upload(client, 1));
            assertThat(disk.flushes()).isZero();
        }
    }

    @Test
    void aServerThatCrashesAgainAndAgainIsGivenUp() throws IOException {
        TestDisk disk = used(SIZE);
        disk.trouble((number, x, d) -> {
            if (x.method().equals("PUT")) {
                x.body();
                x.send(answer("500 Oops", "", "no storage"));
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            assertThatExceptionOfType(ServerTrouble.class).isThrownBy(() -> upload(client, 2));
            assertThat(disk.flushes()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aServerThatIsGoneIsToldAsSuch(boolean tls) throws IOException {
        TestDisk disk = used(SIZE);
        var servers = new ArrayList<ScriptedServer>();
        disk.trouble((number, x, d) -> {
            if (x.method().equals("PUT")) {
                servers.getFirst().close();
            }
        });
        try (var server = tls ? ScriptedServer.tls(TestTls.localhost(), disk) : ScriptedServer.plain(disk);
                var client = server.client()) {
            servers.add(server);
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> upload(client, 2))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(ConnectionLost.Why.UNREACHABLE));
            assertThat(disk.flushes()).isZero();
        }
    }

    @Test
    void aBrokenConnectionCostsOnlyItsRange() throws IOException {
        TestDisk disk = used(SIZE);
        Map<Integer, Integer> asked = new ConcurrentHashMap<>();
        disk.trouble((number, x, d) -> {
            if (asked.merge(x.connection(), 1, Integer::sum) == 3) {
                x.close();
            }
        });
        try (var server = ScriptedServer.tls(TestTls.localhost(), disk);
                var client = server.client()) {
            Uploaded uploaded = upload(client, 2);
            assertThat(server.connections()).isGreaterThan(2);
            assertThat(Arrays.mismatch(disk.durable(), expected)).isEqualTo(-1);
            assertThat(uploaded.passes()).isEqualTo(1);
        }
    }

    @Test
    void aTicketThatForbidsWritingIsToldAsSuchEvenInTheMiddleOfABody() throws IOException {
        TestDisk disk = used(SIZE);
        disk.trouble((number, x, d) -> {
            if (x.method().equals("PUT")) {
                x.send(answer("403 Forbidden", "Connection: close", "Ticket forbids write"));
                x.close();
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            assertThatExceptionOfType(TicketGone.class)
                    .isThrownBy(() -> upload(client, 4))
                    .satisfies(e -> assertThat(e.serverText()).isEqualTo("Ticket forbids write"));
        }
    }

    /// Even before the first byte moves: the size of the disk comes with its extents, and those may take minutes.
    @Test
    void cancelEndsTheWaitForAServerThatThinksAboutTheSize() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (var server = ScriptedServer.plain(exchange -> {
                    cancelled.set(true);
                    exchange.hang();
                });
                var client = server.client();
                DiskImage image = DiskImage.open(top, ImageFormat.QCOW2)) {
            var how = new TransferOptions(2, counters, cancelled::get);
            assertThatExceptionOfType(TransferCancelled.class).isThrownBy(() -> Upload.chain(image, client, how));
            assertThat(server.requests()).containsExactly("GET /images/ticket/extents?context=zero");
        }
    }

    @Test
    void cancelStopsBeforeTheFlush() throws Exception {
        TestDisk disk = used(SIZE);
        AtomicBoolean cancelled = new AtomicBoolean();
        disk.trouble((number, x, d) -> cancelled.set(number > 3));
        try (var server = ScriptedServer.plain(disk);
                var client = server.client(new ImageClient.Limits(Duration.ofSeconds(9), Duration.ofSeconds(9), 4));
                DiskImage image = DiskImage.open(top, ImageFormat.QCOW2)) {
            var how = new TransferOptions(2, counters, cancelled::get);
            assertThatExceptionOfType(TransferCancelled.class).isThrownBy(() -> Upload.chain(image, client, how));
            assertThat(disk.flushes()).isZero();
        }
    }
}
