package io.chainkeeper.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The software inside a VM, as far as its disks notice: it writes, zeroes and discards here and there. The same
/// seed does the same things in the same order.
public final class Guest {
    private static final int SECTOR = 512;
    private static final int LONGEST_WRITE = 256 << 10;
    private static final int LONGEST_CLEAR = 4 << 20;

    private final LabVm vm;
    private final Random random;
    private final AtomicLong actions = new AtomicLong();

    Guest(LabVm vm, long seed) {
        this.vm = vm;
        this.random = new Random(seed);
    }

    /// Actions done so far.
    public long actions() {
        return actions.get();
    }

    /// Does so many actions now: of ten, eight write, one zeroes and one discards; each 512 bytes to 4 MiB, at any
    /// sector of any disk.
    public void work(int count) throws IOException {
        List<LabDisk> disks = vm.disks();
        for (int i = 0; i < count && !disks.isEmpty(); i++) {
            act(disks.get(random.nextInt(disks.size())));
        }
    }

    /// Writes over a file's worth of bytes somewhere in the first part of the disk, where data already is.
    ///
    /// @param bytes to be written, in pieces of at most 256 KiB
    public void rewrite(long bytes) throws IOException {
        LabDisk disk = vm.disk();
        long area = Math.max(LONGEST_WRITE, Math.min(disk.size(), disk.allocatedBytes()));
        for (long left = bytes; left > 0; ) {
            int length = (int) Math.min(left, LONGEST_WRITE);
            long place = sector(Math.max(1, Math.min(area, disk.size()) - length));
            write(disk, place, (int) Math.min(length, disk.size() - place));
            left -= length;
        }
    }

    /// Works on its own until the result is closed.
    ///
    /// @param pause between two actions
    public Busy keepWorking(Duration pause) {
        return new Busy(this, pause);
    }

    private void act(LabDisk disk) throws IOException {
        int kind = random.nextInt(10);
        long most = kind < 8 ? LONGEST_WRITE : LONGEST_CLEAR;
        long length = Math.min((1 + random.nextLong(most / SECTOR)) * SECTOR, disk.size());
        long place = sector(disk.size() - length + 1);
        if (kind < 8) {
            write(disk, place, (int) length);
        } else if (kind == 8) {
            disk.zero(place, length);
            actions.incrementAndGet();
        } else {
            disk.discard(place, length);
            actions.incrementAndGet();
        }
    }

    private void write(LabDisk disk, long place, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        disk.write(place, ByteBuffer.wrap(bytes));
        actions.incrementAndGet();
    }

    private long sector(long below) {
        return random.nextLong(below) / SECTOR * SECTOR;
    }

    /// A guest that works in the background. Closing it waits for the action at hand.
    public static final class Busy implements AutoCloseable {
        private final CountDownLatch stop = new CountDownLatch(1);
        private final Thread thread;
        private volatile boolean broken;

        private Busy(Guest guest, Duration pause) {
            thread = Thread.ofVirtual().name("lab-guest-" + guest.vm.id()).start(() -> run(guest, pause));
        }

        private void run(Guest guest, Duration pause) {
            try {
                do {
                    guest.work(1);
                } while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS));
            } catch (IOException | RuntimeException e) {
                broken = true;
                throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// Stops.
        ///
        /// @throws IllegalStateException when it had stopped by itself, because its disk was gone
        @Override
        public void close() {
            stop.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (broken) {
                throw new IllegalStateException("the guest could not write any more");
            }
        }
    }
}
