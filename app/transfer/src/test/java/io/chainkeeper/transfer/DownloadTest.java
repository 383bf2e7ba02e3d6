package io.chainkeeper.transfer;

import static io.chainkeeper.transfer.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole disks, fetched from a server with all its troubles; qemu-img judges what has arrived.
@Timeout(120)
class DownloadTest {
    private static final int MIB = 1 << 20;

    private static final RetryLimits HASTY = new RetryLimits(4, Duration.ofMillis(1), 3, Duration.ofMillis(1));

    @TempDir
    Path folder;

    private final TransferCounters counters = new TransferCounters();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private TransferOptions workers(int workers) {
        System.out.println("DownloadTest seed " + seed);
        return new TransferOptions(workers, counters, () -> false);
    }

    private Path raw(byte[] content) throws IOException {
        return Files.write(folder.resolve("expected.raw"), content);
    }

    private Downloaded full(ImageClient client, Path image, int clusterSize, TransferOptions how) throws IOException {
        Qcow2Writer.Options options = Qcow2Writer.Options.of(client.size()).withClusterSize(clusterSize);
        try (Qcow2Writer writer = Qcow2Writer.create(image, options)) {
            Downloaded downloaded = Download.full(client, writer, how, HASTY);
            writer.finish();
            return downloaded;
        }
    }

    private Downloaded incremental(ImageClient client, Path image, Path base, int clusterSize) throws IOException {
        Qcow2Writer.Options options = Qcow2Writer.Options.of(client.size())
                .withClusterSize(clusterSize)
                .withBacking(base.getFileName().toString(), ImageFormat.QCOW2);
        try (Qcow2Writer writer = Qcow2Writer.create(image, options)) {
            Downloaded downloaded = Download.incremental(client, writer, workers(3));
            writer.finish();
            return downloaded;
        }
    }

    private void isStored(Downloaded downloaded, Path image) throws Exception {
        Qemu.check(image);
        try (DiskImage disk = DiskImage.open(image, ImageFormat.QCOW2)) {
            assertThat(downloaded.stored().differences(StoredDigests.of(disk))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20971520,65536,4",
        "20975616,65536,1",
        "9438720,65536,2",
        "9438720,4096,3",
        "9438720,2097152,3",
        "512,65536,2"
    })
    void aFullBringsTheDiskAsTheGuestReadsIt(int size, int clusterSize, int workers) throws Exception {
        TestDisk disk = TestDisk.random(random, size);
        Path image = folder.resolve("full.qcow2");
        try (var server = ScriptedServer.tls(TestTls.localhost(), disk);
                var client = server.client()) {
            Downloaded downloaded = full(client, image, clusterSize, workers(workers));
            Path expected = raw(disk.content());
            Qemu.compare(image, "qcow2", expected, "raw");
            isStored(downloaded, image);
            try (DiskImage whole = DiskImage.open(expected, ImageFormat.RAW)) {
                assertThat(downloaded.whole().orElseThrow().checksum())
                        .isEqualTo(BlockDigests.of(whole).checksum());
            }
            assertThat(downloaded.diskSize()).isEqualTo(size);
            assertThat(counters.bytesMoved()).isEqualTo(downloaded.bytesMoved()).isEqualTo(counters.bytesToMove());
            assertThat(server.mostOpen()).isLessThanOrEqualTo(workers);
        }
    }

    @ParameterizedTest
    @CsvSource({"65536,true", "65536,false", "4096,true", "1048576,true"})
    void anIncrementalCoversExactlyTheChanges(int clusterSize, boolean zeroKnown) throws Exception {
        TestDisk disk = TestDisk.random(random, 20 * MIB + 512);
        Path base = folder.resolve("full.qcow2");
        Path image = folder.resolve("incremental.qcow2");
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            full(client, base, clusterSize, workers(2));
            disk.checkpoint().scribble(random, 12);
            if (!zeroKnown) {
                disk.forgettingZeroesOfChanges();
            }
            Downloaded downloaded = incremental(client, image, base, clusterSize);
            Qemu.compare(image, "qcow2", raw(disk.content()), "raw");
            isStored(downloaded, image);
            assertThat(downloaded.whole()).isEmpty();
            try (DiskImage before = DiskImage.open(base, ImageFormat.QCOW2);
                    DiskImage now = DiskImage.open(image, ImageFormat.QCOW2)) {
                String derived = BlockDigests.of(before)
                        .derive(now, downloaded.touched())
                        .checksum();
                assertThat(derived).isEqualTo(BlockDigests.of(now).checksum());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTicketThatEndsIsFollowedByAnotherThatBringsOnlyWhatIsMissing(boolean whole) throws Exception {
        TestDisk disk = new TestDisk(22 * MIB);
        Path base = folder.resolve("base.qcow2");
        if (!whole) {
            disk.write(0, content(22 * MIB));
            try (var server = ScriptedServer.plain(disk);
                    var client = server.client()) {
                full(client, base, 65536, workers(1));
            }
        }
        disk.checkpoint().write(0, content(22 * MIB));
        Path image = folder.resolve("resumed.qcow2");
        Qcow2Writer.Options form = Qcow2Writer.Options.of(22 * MIB);
        try (Qcow2Writer writer =
                Qcow2Writer.create(image, whole ? form : form.withBacking("base.qcow2", ImageFormat.QCOW2))) {
            Brought brought = Brought.nothing(writer);
            endAfter(9 * MIB, disk);
            try (var server = ScriptedServer.plain(disk);
                    var client = server.client()) {
                assertThatExceptionOfType(TicketGone.class)
                        .isThrownBy(() -> download(client, writer, brought, new TransferCounters(), whole));
            }
            assertThat(brought.blocks()).as("blocks of 4 MiB in 9 MiB").isEqualTo(2);
            disk.trouble((number, x, d) -> {});
            var again = new TransferCounters();
            try (var server = ScriptedServer.plain(disk);
                    var client = server.client()) {
                Downloaded downloaded = download(client, writer, brought, again, whole);
                writer.finish();
                isStored(downloaded, image);
                assertThat(downloaded.bytesMoved())
                        .as("but for the block that was under way, nothing travels twice")
                        .isBetween(22L * MIB, 26L * MIB);
            }
            assertThat(again.bytesMoved()).isEqualTo(again.bytesToMove()).isEqualTo(22L * MIB);
        }
        Qemu.compare(image, "qcow2", raw(disk.content()), "raw");
    }

    /// So many bytes of data, then the connection breaks, and then the ticket is gone.
    private static void endAfter(int bytes, TestDisk disk) {
        var cut = new AtomicBoolean();
        disk.trouble((number, x, d) -> {
            if (x.path().contains("extents") || !x.method().equals("GET")) {
                return;
            }
            if (cut.getAndSet(true)) {
                x.send(answer("403 Forbidden", "Connection: close", "Transfer=1 expired"));
                x.close();
            }
            long length = x.range()[1] - x.range()[0] + 1;
            x.send("HTTP/1.1 206 Partial Content\r\ncontent-range: bytes " + x.range()[0] + "-" + x.range()[1] + "/"
                    + d.content().length + "\r\ncontent-length: " + length + "\r\n\r\n");
            x.send(Arrays.copyOfRange(d.content(), (int) x.range()[0], (int) x.range()[0] + bytes));
            x.close();
        });
    }

    private byte[] content(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Downloaded download(
            ImageClient client, Qcow2Writer writer, Brought brought, TransferCounters counters, boolean whole)
            throws IOException {
        var how = new TransferOptions(1, counters, () -> false);
        return whole ? Download.full(client, writer, how, brought) : Download.incremental(client, writer, how, brought);
    }

    @Test
    void nothingChangedMovesNothing() throws Exception {
        TestDisk disk = TestDisk.random(random, 10 * MIB);
        Path base = folder.resolve("full.qcow2");
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            full(client, base, 65536, workers(2));
            disk.checkpoint();
            Downloaded downloaded = incremental(client, folder.resolve("nothing.qcow2"), base, 65536);
            assertThat(downloaded.bytesMoved()).isZero();
            assertThat(downloaded.dirtyBytes()).isZero();
            assertThat(downloaded.touched().count()).isZero();
        }
    }

    @Test
    void aTicketWithoutChangesSaysSo() throws Exception {
        TestDisk disk = TestDisk.random(random, MIB);
        Path base = folder.resolve("full.qcow2");
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            full(client, base, 65536, workers(1));
            assertThatExceptionOfType(NoDirtyExtents.class)
                    .isThrownBy(() -> incremental(client, folder.resolve("i.qcow2"), base, 65536))
                    .satisfies(e -> assertThat(e.serverText()).contains("dirty extents"));
        }
    }

    @Test
    void anAncientServerGivesItsWholeDiskThroughOneConnection() throws Exception {
        TestDisk disk = TestDisk.random(random, 9 * MIB);
        Path image = folder.resolve("full.qcow2");
        try (var server = ScriptedServer.plain(disk).options("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n");
                var client = server.client()) {
            Downloaded downloaded = full(client, image, 65536, workers(4));
            Qemu.compare(image, "qcow2", raw(disk.content()), "raw");
            isStored(downloaded, image);
            assertThat(server.mostOpen()).isEqualTo(1);
            assertThat(counters.bytesMoved()).isEqualTo(9 * MIB);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "half", "500", "503", "stall"})
    void aRangeThatBreaksIsFetchedAgain(String kind) throws Exception {
        TestDisk disk = TestDisk.random(random, 20 * MIB);
        Set<Long> asked = ConcurrentHashMap.newKeySet();
        disk.trouble((_, x, d) -> {
            // Every other range the first time that it is asked for: what a range bears is not left to chance.
            if (x.method().equals("GET")
                    && x.path().endsWith("/ticket")
                    && asked.add(x.range()[0])
                    && asked.size() % 2 == 0) {
                spoil(kind, x, d.content());
            }
        });
        Path image = folder.resolve("full.qcow2");
        var limits = new ImageClient.Limits(Duration.ofSeconds(10), Duration.ofMillis(500), 4);
        try (var server = ScriptedServer.plain(disk);
                var client = server.client(limits)) {
            Downloaded downloaded = full(client, image, 65536, workers(2));
            Qemu.compare(image, "qcow2", raw(disk.content()), "raw");
            isStored(downloaded, image);
            assertThat(counters.repeats() + server.connections()).isGreaterThan(3);
        }
    }

    private static void spoil(String kind, ScriptedServer.Exchange x, byte[] disk) throws IOException {
        long length = x.range()[1] - x.range()[0] + 1;
        switch (kind) {
            case "drop" -> x.close();
            case "half" -> {
                x.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + x.range()[0] + "-" + x.range()[1] + "/"
                        + 20 * MIB + "\r\nContent-Length: " + length + "\r\n\r\n");
                // Whole blocks are as good as the server's word; of the block that is cut nothing may be used.
                int start = (int) x.range()[0];
                int cut = start + (int) length / 2;
                byte[] half = Arrays.copyOfRange(disk, start, cut);
                int bad = Math.max(start, cut / BlockDigests.BLOCK_SIZE * BlockDigests.BLOCK_SIZE);
                Arrays.fill(half, bad - start, half.length, (byte) 0xee);
                x.send(half);
                x.close();
            }
            case "500" -> x.send(answer("500 Oops", "", "Server failed to perform the request, check logs"));
            case "503" -> x.send(answer("503 Busy", "Content-Type: text/html", "<html>Busy</html>"));
            default -> x.hang();
        }
    }

    @Test
    void aTicketThatGoesDuringTheDownloadEndsIt() throws Exception {
        TestDisk disk = TestDisk.random(random, 40 * MIB);
        disk.trouble((number, x, d) -> {
            if (number > 5) {
                x.send(answer("403 Forbidden", "Connection: close", "Transfer=1 expired"));
                x.close();
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            assertThatExceptionOfType(TicketGone.class)
                    .isThrownBy(() -> full(client, folder.resolve("full.qcow2"), 65536, workers(4)))
                    .satisfies(e -> assertThat(e.serverText()).isEqualTo("Transfer=1 expired"));
        }
    }

    @Test
    void aServerThatOnlyFailsIsGivenUp() throws Exception {
        TestDisk disk = TestDisk.random(random, 20 * MIB);
        disk.trouble((number, x, d) -> {
            if (x.path().endsWith("/ticket")) {
                x.send(answer("500 Oops", "", "no storage"));
            }
        });
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            assertThatExceptionOfType(ServerTrouble.class)
                    .isThrownBy(() -> full(client, folder.resolve("full.qcow2"), 65536, workers(2)))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(500));
        }
    }

    @Test
    void cancelEndsAWaitForASilentServerSoon() throws Exception {
        TestDisk disk = TestDisk.random(random, 20 * MIB);
        AtomicBoolean cancelled = new AtomicBoolean();
        disk.trouble((number, x, d) -> {
            if (x.path().endsWith("/ticket")) {
                cancelled.set(true);
                x.hang();
            }
        });
        Path image = folder.resolve("full.qcow2");
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            long before = System.nanoTime();
            var how = new TransferOptions(4, counters, cancelled::get);
            assertThatExceptionOfType(TransferCancelled.class).isThrownBy(() -> full(client, image, 65536, how));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aDiskOfAnotherSizeThanTheImageIsNotTaken() throws Exception {
        TestDisk disk = TestDisk.random(random, 2 * MIB);
        for (long size : new long[] {MIB, 3 * MIB}) {
            try (var server = ScriptedServer.plain(disk);
                    var client = server.client();
                    var writer = Qcow2Writer.create(folder.resolve(size + ".qcow2"), Qcow2Writer.Options.of(size))) {
                assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> Download.full(client, writer, workers(1)));
                assertThat(server.requests()).hasSize(1);
            }
        }
    }
}
