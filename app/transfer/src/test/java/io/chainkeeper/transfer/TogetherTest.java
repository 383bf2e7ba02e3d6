package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several disks at once, at few seats.
@Timeout(120)
class TogetherTest {
    private static final int MIB = 1 << 20;
    private static final int DISKS = 5;

    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private TestDisk disk(int size) {
        System.out.println("TogetherTest seed " + seed);
        return TestDisk.random(random, size);
    }

    private static Gate open() {
        return Gate.OPEN;
    }

    private static void download(ImageClient client, Path image, TransferOptions how) throws IOException {
        try (Qcow2Writer writer = Qcow2Writer.create(image, Qcow2Writer.Options.of(client.size()))) {
            Download.full(client, writer, how);
            writer.finish();
        }
    }

    private void isTheDisk(Path image, TestDisk disk) throws Exception {
        Path raw = Files.write(folder.resolve(image.getFileName() + ".raw"), disk.content());
        Qemu.compare(image, "qcow2", raw, "raw");
    }

    private static void all(List<Callable<Void>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        }
    }

    /// Counts the connections over which ranges come at one time.
    private static final class Counting implements ScriptedServer.Answer {
        private final TestDisk disk;
        private final AtomicInteger under = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Counting(TestDisk disk) {
            this.disk = disk;
        }

        /// Its last byte is sent when it is counted no more: with that byte the client may begin elsewhere.
        @Override
        public void to(ScriptedServer.Exchange x) throws IOException {
            if (x.header("range").isEmpty()) {
                disk.to(x);
                return;
            }
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            x.sendRange(disk.content(), under::decrementAndGet);
        }
    }

    @Test
    void allDisksArriveOverAsFewConnectionsAsThereAreSeats() throws Exception {
        Seats.Party run = new Seats(4).party();
        TestDisk disk = disk(24 * MIB);
        var counting = new Counting(disk);
        try (var server = ScriptedServer.plain(counting)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < DISKS; i++) {
                Path image = folder.resolve(i + ".qcow2");
                tasks.add(() -> {
                    try (var client = server.client()) {
                        download(
                                client,
                                image,
                                new TransferOptions(4, new TransferCounters(), () -> false, open(), run));
                    }
                    isTheDisk(image, disk);
                    return null;
                });
            }
            all(tasks);
            // A run alone never has all seats.
            assertThat(counting.most).hasValueBetween(2, 3);
        }
    }

    @Test
    void whoHasBroughtAllKeepsNoConnectionFromOthers() throws Exception {
        TestDisk disk = disk(24 * MIB);
        try (var server = ScriptedServer.plain(disk);
                var client = server.client()) {
            Path image = folder.resolve("image.qcow2");
            try (Qcow2Writer writer = Qcow2Writer.create(image, Qcow2Writer.Options.of(client.size()))) {
                Download.full(client, writer, TransferOptions.standard());
                server.awaitNoneOpen();
                writer.finish();
            }
            isTheDisk(image, disk);
        }
    }

    @Test
    void allDisksAreSentFromAsFewSeats() throws Exception {
        Seats.Party run = new Seats(2).party();
        TestDisk source = disk(12 * MIB);
        Path raw = Files.write(folder.resolve("source.raw"), source.content());
        List<TestDisk> targets = new ArrayList<>();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < DISKS; i++) {
            TestDisk target = disk(12 * MIB);
            targets.add(target);
            tasks.add(() -> {
                try (var server = ScriptedServer.plain(target);
                        var client = server.client();
                        DiskImage image = DiskImage.open(raw, ImageFormat.RAW)) {
                    Upload.chain(
                            image, client, new TransferOptions(3, new TransferCounters(), () -> false, open(), run));
                }
                return null;
            });
        }
        all(tasks);
        assertThat(targets).allSatisfy(each -> assertThat(each.content()).isEqualTo(source.content()));
    }

    /// Lets some pieces through, then nothing until it is opened.
    private static final class Door implements Gate {
        private final AtomicInteger left;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        Door(int pieces) {
            this.left = new AtomicInteger(pieces);
        }

        @Override
        public int portion(int most) {
            return Math.min(most, MIB);
        }

        @Override
        public boolean admits(int bytes, Duration longest) throws InterruptedException {
            if (opened.getCount() == 0 || (bytes == 0 && left.get() > 0) || (bytes > 0 && left.getAndDecrement() > 0)) {
                return true;
            }
            closed.countDown();
            return opened.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Test
    void aPausedTransferLeavesItsSeatToOthersAndEndsRightAllTheSame() throws Exception {
        Seats seats = new Seats(1);
        TestDisk disk = disk(24 * MIB);
        Door door = new Door(6);
        Path paused = folder.resolve("paused.qcow2");
        Path other = folder.resolve("other.qcow2");
        var counters = new TransferCounters();
        try (var server = ScriptedServer.plain(disk);
                var first = server.client();
                var second = server.client();
                ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Void> begun = beside.submit(() -> {
                download(first, paused, new TransferOptions(2, counters, () -> false, door, seats.party()));
                return null;
            });
            door.closed.await();
            download(second, other, new TransferOptions(2, new TransferCounters(), () -> false, open(), seats.party()));
            assertThat(begun.isDone()).isFalse();
            door.opened.countDown();
            begun.get();
            isTheDisk(other, disk);
            isTheDisk(paused, disk);
            assertThat(counters.bytesMoved()).isEqualTo(counters.bytesToMove());
        }
    }
}
