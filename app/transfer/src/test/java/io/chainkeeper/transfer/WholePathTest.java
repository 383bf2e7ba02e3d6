package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.lab.imageio.ImageServer;
import io.chainkeeper.lab.imageio.TicketSpec;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.lab.trouble.Troubles;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A thousand random disks go the whole way: from the lab into a file, changes onto it, and back to a disk of the lab,
/// with random extents, ranges, connections, limits, cuts and cancels. Speed must not change a byte.
@Timeout(600)
class WholePathTest {
    private static final int CASES = 1000;

    /// Cases beside each other, each with a server of its own.
    private static final int LANES = 2;

    /// Every so often qemu-img looks at the file too; it takes longer than the whole case.
    private static final int JUDGED = 100;

    private static final RetryLimits HASTY = new RetryLimits(6, Duration.ofMillis(1), 4, Duration.ofMillis(1));
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void aThousandRandomDisksComeBackAsTheyWere() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("WholePathTest seed " + seed);
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> lanes = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(LANES)) {
            for (int i = 0; i < LANES; i++) {
                lanes.add(both.submit(() -> lane(seed, next)));
            }
        }
        for (Future<?> lane : lanes) {
            lane.get();
        }
    }

    /// Takes the next case, whoever had the one before, until there are no more. The seed decides all of a case.
    private Void lane(long seed, AtomicInteger next) throws Exception {
        Troubles troubles = new Troubles();
        try (var server = ImageServer.start(TestTls.localhost().server(), 0, troubles, InstantSource.system())) {
            for (int i = next.getAndIncrement(); i < CASES; i = next.getAndIncrement()) {
                try {
                    new Case(server, troubles, new Random(seed + i), i).run();
                } catch (Exception | AssertionError e) {
                    next.set(CASES);
                    throw new AssertionError("seed " + seed + ", case " + i, e);
                }
            }
        }
        return null;
    }

    /// One disk.
    private final class Case {
        private final ImageServer server;
        private final Troubles troubles;
        private final Random random;
        private final boolean judged;
        private final Path place;
        private final int clusterSize;

        Case(ImageServer server, Troubles troubles, Random random, int number) throws IOException {
            this.server = server;
            this.troubles = troubles;
            this.random = random;
            this.judged = number % JUDGED == 0;
            // Memory is no disk: files there are durable at once, and written by another way.
            Path memory = Path.of("/dev/shm");
            boolean real = number % 10 == 0 || !Files.isWritable(memory);
            this.place = Files.createTempDirectory(real ? folder : memory, "chainkeeper-path");
            this.clusterSize = random.nextInt(4) > 0 ? 1 << 16 : 1 << 12 + random.nextInt(10);
        }

        void run() throws Exception {
            try (LabStore store = LabStore.in(place.resolve("lab"))) {
                goThere(store);
            } finally {
                try (var files = Files.walk(place)) {
                    for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }

        private void goThere(LabStore store) throws Exception {
            int size = 512 * (1 + random.nextInt(random.nextInt(8) == 0 ? 20_000 : 5_000));
            LabDiskContent disk = store.create(UUID.randomUUID(), size);
            scribble(disk, random.nextInt(12));
            UUID checkpoint = UUID.randomUUID();
            Path top;
            try (var moment = disk.freezeAndTrack(checkpoint)) {
                byte[] expected = content(moment::read, size);
                top = place.resolve("full.qcow2");
                var ticket = server.addTicket(TicketSpec.download(moment, Optional.empty(), LONG));
                download(ticket, top, Optional.empty(), expected);
                server.removeTicket(ticket);
            }
            if (random.nextBoolean()) {
                scribble(disk, random.nextInt(12));
                try (var moment = disk.freeze()) {
                    byte[] expected = content(moment::read, size);
                    Path changes = place.resolve("changes.qcow2");
                    var ticket = server.addTicket(TicketSpec.download(moment, Optional.of(checkpoint), LONG));
                    download(ticket, changes, Optional.of(top), expected);
                    server.removeTicket(ticket);
                    top = changes;
                }
            }
            comeBack(store, top, content(disk::read, size));
        }

        private void comeBack(LabStore store, Path top, byte[] expected) throws Exception {
            int size = expected.length + 512 * (random.nextBoolean() ? 0 : random.nextInt(2000));
            LabDiskContent target = store.create(UUID.randomUUID(), size);
            scribble(target, random.nextBoolean() ? 0 : random.nextInt(8));
            var ticket = server.addTicket(TicketSpec.upload(target, LONG));
            try (ImageClient client = client(ticket);
                    DiskImage image = DiskImage.open(top, ImageFormat.QCOW2)) {
                for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
                    troubles.next(
                            random.nextBoolean()
                                    ? new Trouble.DropAfter(random.nextInt(expected.length))
                                    : new Trouble.ServerError500());
                }
                Upload.chain(image, client, options(() -> false), HASTY, 1 + random.nextInt(1 << 22));
            }
            troubles.clear();
            server.removeTicket(ticket);
            assertThat(content(target::read, size)).isEqualTo(Arrays.copyOf(expected, size));
        }

        private void scribble(LabDiskContent disk, int places) throws IOException {
            for (int i = 0; i < places; i++) {
                int length = 1 + random.nextInt(random.nextBoolean() ? 1 << 14 : 1 << 20);
                long start = random.nextLong(disk.size());
                byte[] data = new byte[(int) Math.min(length, disk.size() - start)];
                switch (random.nextInt(5)) {
                    case 0 -> disk.zero(start, data.length);
                    case 1 -> disk.write(start, ByteBuffer.wrap(data));
                    case 2 -> {
                        Arrays.fill(data, (byte) (1 + random.nextInt(255)));
                        disk.write(start, ByteBuffer.wrap(data));
                    }
                    default -> {
                        random.nextBytes(data);
                        disk.write(start, ByteBuffer.wrap(data));
                    }
                }
            }
        }

        private void download(UUID ticket, Path file, Optional<Path> backing, byte[] expected) throws Exception {
            var compression = Qcow2Writer.Compression.values()[random.nextInt(3)];
            var form = Qcow2Writer.Options.of(expected.length)
                    .withClusterSize(clusterSize)
                    .withCompression(random.nextBoolean() ? Qcow2Writer.Compression.NONE : compression);
            var made = backing.map(below -> form.withBacking(below.getFileName().toString(), ImageFormat.QCOW2))
                    .orElse(form);
            if (random.nextInt(10) == 0) {
                cancelSomewhere(ticket, file, made, backing.isPresent());
            }
            trouble(expected.length);
            Downloaded downloaded;
            try (ImageClient client = client(ticket);
                    Qcow2Writer writer = Qcow2Writer.create(file, made)) {
                downloaded = move(client, writer, options(() -> false), backing.isPresent());
                writer.finish();
            }
            troubles.clear();
            compare(file, expected, downloaded);
        }

        private Downloaded move(ImageClient client, Qcow2Writer writer, TransferOptions how, boolean incremental)
                throws IOException {
            return incremental
                    ? Download.incremental(client, writer, how, HASTY)
                    : Download.full(client, writer, how, HASTY);
        }

        /// After which nothing is left that would be in the way of another attempt.
        private void cancelSomewhere(UUID ticket, Path file, Qcow2Writer.Options form, boolean incremental)
                throws IOException {
            var left = new AtomicInteger(random.nextInt(40));
            try (ImageClient client = client(ticket);
                    Qcow2Writer writer = Qcow2Writer.create(file, form)) {
                move(client, writer, options(() -> left.decrementAndGet() < 0), incremental);
            } catch (TransferCancelled e) {
                assertThat(left.get()).isNegative();
            }
            Files.delete(file);
        }

        private void trouble(int size) {
            for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
                troubles.next(
                        switch (random.nextInt(3)) {
                            case 0 -> new Trouble.DropAfter(random.nextInt(size));
                            case 1 -> new Trouble.ShortBody();
                            default -> new Trouble.ServerError500();
                        });
            }
        }

        private ImageClient client(UUID ticket) throws IOException {
            var limits = new ImageClient.Limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1 + random.nextInt(8));
            var identity = TestTls.localhost();
            ServerTrust trust =
                    random.nextInt(5) == 0 ? ServerTrust.overJdk(identity.trust()) : ServerTrust.of(identity.trust());
            return ImageClient.open(
                    URI.create("https://localhost:" + server.port() + "/images/" + ticket), trust, limits);
        }

        private TransferOptions options(BooleanSupplier cancelled) {
            Gate gate = random.nextInt(3) == 0 ? new Unwilling(new Random(random.nextLong())) : Gate.OPEN;
            Seats.Party seats = new Seats(random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 16).party();
            return new TransferOptions(
                    1 + random.nextInt(8), new TransferCounters(), cancelled, gate, seats, random.nextBoolean());
        }

        private void compare(Path file, byte[] expected, Downloaded downloaded) throws Exception {
            try (DiskImage image = DiskImage.open(file, ImageFormat.QCOW2)) {
                assertThat(content(image::read, expected.length)).isEqualTo(expected);
                assertThat(downloaded.stored().differences(StoredDigests.of(image)))
                        .isEmpty();
                if (downloaded.whole().isPresent()) {
                    assertThat(downloaded.whole().get().checksum())
                            .isEqualTo(BlockDigests.of(image).checksum());
                }
            }
            if (judged) {
                Qemu.check(file);
                Path raw = Files.write(place.resolve("expected.raw"), expected);
                Qemu.compare(file, "qcow2", raw, "raw");
                Files.delete(raw);
            }
        }
    }

    private interface Reading {
        void read(long offset, ByteBuffer into) throws IOException;
    }

    private static byte[] content(Reading from, int size) throws IOException {
        byte[] content = new byte[size];
        from.read(0, ByteBuffer.wrap(content));
        return content;
    }

    /// Lets through pieces of any size, and often not at once.
    private static final class Unwilling implements Gate {
        private final Random random;

        Unwilling(Random random) {
            this.random = random;
        }

        @Override
        public synchronized int portion(int most) {
            return 1 + random.nextInt(Math.min(most, 1 << 18));
        }

        @Override
        public synchronized boolean admits(int bytes, Duration longest) {
            return random.nextInt(3) > 0;
        }
    }
}
