package io.chainkeeper.lab.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.storage.DiskExtent.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDiskContentTest {
    private static final int G = 64 << 10;

    @TempDir
    Path folder;

    private LabStore store;

    @BeforeEach
    void open() throws IOException {
        store = LabStore.in(folder.resolve("disks"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        try (var left = Files.list(folder.resolve("disks"))) {
            assertThat(left).isEmpty();
        }
    }

    private LabDiskContent disk(long size) throws IOException {
        return store.create(UUID.randomUUID(), size);
    }

    private static byte[] bytes(DiskView view, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        view.read(offset, ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static List<DiskExtent> extents(DiskView view) {
        List<DiskExtent> all = new ArrayList<>();
        for (long at = 0; at < view.size(); at = all.getLast().end()) {
            all.add(view.extentAt(at, Long.MAX_VALUE));
        }
        return all;
    }

    @Test
    void aNewDiskIsOneHole() throws IOException {
        LabDiskContent disk = disk(10L * G + 512);

        assertThat(extents(disk)).containsExactly(new DiskExtent(0, 10L * G + 512, Content.HOLE));
        assertThat(bytes(disk, 512, G)).isEqualTo(new byte[G]);
        assertThat(disk.allocatedBytes()).isZero();
    }

    @Test
    void tellsDataZeroesAndHolesApart() throws IOException {
        LabDiskContent disk = disk(6L * G);
        disk.write(G + 100, ByteBuffer.wrap(new byte[] {1}));
        disk.zero(3L * G, G);
        disk.write(4L * G, ByteBuffer.wrap(new byte[G]));
        disk.discard(4L * G, G);

        assertThat(extents(disk))
                .containsExactly(
                        new DiskExtent(0, G, Content.HOLE),
                        new DiskExtent(G, G, Content.DATA),
                        new DiskExtent(2L * G, G, Content.HOLE),
                        new DiskExtent(3L * G, G, Content.ZERO),
                        new DiskExtent(4L * G, 2L * G, Content.HOLE));
    }

    @Test
    void aGranuleThatWasZeroedDoesNotShowItsOldBytesWhenAPartIsWrittenAgain() throws IOException {
        LabDiskContent disk = disk(2L * G);
        byte[] old = new byte[G];
        Arrays.fill(old, (byte) 7);
        disk.write(0, ByteBuffer.wrap(old));
        disk.zero(0, G);
        disk.write(1000, ByteBuffer.wrap(new byte[] {1, 2, 3}));

        byte[] expected = new byte[G];
        expected[1000] = 1;
        expected[1001] = 2;
        expected[1002] = 3;
        assertThat(bytes(disk, 0, G)).isEqualTo(expected);
    }

    @Test
    void refusesRangesOutsideTheDisk() throws IOException {
        LabDiskContent disk = disk(G);

        assertThatThrownBy(() -> disk.write(G - 1, ByteBuffer.allocate(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> disk.zero(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> disk.read(Long.MAX_VALUE, ByteBuffer.allocate(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> disk.extentAt(G, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDiskOfTwoTebibytesCostsOnlyWhatIsWritten() throws IOException {
        LabDiskContent disk = disk(2L << 40);
        disk.write((2L << 40) - 512, ByteBuffer.wrap(new byte[] {9}));
        disk.startTracking(UUID.randomUUID());

        try (Frozen moment = disk.freeze()) {
            assertThat(extents(moment)).hasSize(2);
            assertThat(disk.allocatedBytes()).isEqualTo(G);
        }
    }

    @Test
    void aMomentThatEndedCannotBeRead() throws IOException {
        LabDiskContent disk = disk(G);
        disk.write(0, ByteBuffer.wrap(new byte[] {1}));
        Frozen moment = disk.freeze();
        moment.close();

        assertThatThrownBy(() -> bytes(moment, 0, 1)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aLargerDiskHasAHoleBehindItsOldEndAndCountsItAsUnchanged() throws IOException {
        LabDiskContent disk = disk(2L * G);
        UUID checkpoint = UUID.randomUUID();
        disk.startTracking(checkpoint);
        disk.write(0, ByteBuffer.wrap(new byte[2 * G]));
        disk.resize(4L * G);

        try (Frozen moment = disk.freeze()) {
            assertThat(extents(moment))
                    .containsExactly(
                            new DiskExtent(0, 2L * G, Content.DATA), new DiskExtent(2L * G, 2L * G, Content.HOLE));
            assertThat(moment.dirtySince(checkpoint).orElseThrow()).containsExactly(new ByteRange(0, 2L * G));
        }
    }

    @Test
    void aSmallerDiskForgetsWhatLayBehindItsNewEnd() throws IOException {
        LabDiskContent disk = disk(4L * G);
        byte[] ones = new byte[4 * G];
        Arrays.fill(ones, (byte) 1);
        disk.write(0, ByteBuffer.wrap(ones));
        disk.resize(G + 512);
        disk.resize(4L * G);

        assertThat(bytes(disk, 0, G + 512)).isEqualTo(Arrays.copyOf(ones, G + 512));
        assertThat(bytes(disk, G + 512, 3 * G - 512)).isEqualTo(new byte[3 * G - 512]);
    }

    @Test
    void freezingAndTrackingBeginInTheSameMoment() throws IOException {
        LabDiskContent disk = disk(4L * G);
        UUID first = UUID.randomUUID();
        try (Frozen before = disk.freezeAndTrack(first)) {
            assertThat(before.dirtySince(first)).isEmpty();
            disk.write(2L * G, ByteBuffer.wrap(new byte[] {1}));
            assertThat(before.dirtySince(first)).isEmpty();
        }
        try (Frozen after = disk.freeze()) {
            assertThat(after.dirtySince(first).orElseThrow()).containsExactly(new ByteRange(2L * G, G));
        }
        disk.stopTracking(first);
        try (Frozen later = disk.freeze()) {
            assertThat(later.dirtySince(first)).isEmpty();
        }
    }

    /// Everything at once, against a model in memory: moments stay as they were, changes are exact in granules.
    @Test
    void momentsAndChangesAgreeWithAModelWhateverTheGuestDoes() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            model(random);
        }
    }

    private void model(Random random) throws IOException {
        int size = (20 + random.nextInt(20)) * G + random.nextInt(2) * 512;
        LabDiskContent disk = disk(size);
        byte[] now = new byte[size];
        Map<Frozen, byte[]> moments = new HashMap<>();
        Map<Frozen, Map<UUID, TreeSet<Long>>> changesAtMoment = new HashMap<>();
        Map<UUID, TreeSet<Long>> changes = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            int kind = random.nextInt(12);
            if (kind < 8) {
                int length = 1 + random.nextInt(3 * G);
                int offset = random.nextInt(size);
                length = Math.min(length, size - offset);
                act(disk, now, random, kind, offset, length);
                for (TreeSet<Long> changed : changes.values()) {
                    for (long g = offset / G; g <= (offset + length - 1) / G; g++) {
                        changed.add(g);
                    }
                }
            } else if (kind < 10 && moments.size() < 4) {
                UUID checkpoint = UUID.randomUUID();
                Map<UUID, TreeSet<Long>> copy = new HashMap<>();
                changes.forEach((id, set) -> copy.put(id, new TreeSet<>(set)));
                Frozen moment = disk.freezeAndTrack(checkpoint);
                moments.put(moment, now.clone());
                changesAtMoment.put(moment, copy);
                changes.put(checkpoint, new TreeSet<>());
            } else if (kind == 10 && !moments.isEmpty()) {
                Frozen ended = moments.keySet().iterator().next();
                moments.remove(ended);
                ended.close();
            } else if (kind == 11 && changes.size() > 3) {
                UUID dropped = changes.keySet().iterator().next();
                changes.remove(dropped);
                disk.stopTracking(dropped);
            }
        }
        assertThat(bytes(disk, 0, size)).isEqualTo(now);
        for (var moment : moments.entrySet()) {
            assertThat(bytes(moment.getKey(), 0, size)).isEqualTo(moment.getValue());
            zeroExtentsReadAsZeroes(moment.getKey(), moment.getValue());
            changesAtMoment
                    .get(moment.getKey())
                    .forEach((id, expected) -> assertThat(
                                    granules(moment.getKey().dirtySince(id).orElseThrow()))
                            .isEqualTo(expected));
        }
    }

    private static void act(LabDiskContent disk, byte[] now, Random random, int kind, int offset, int length)
            throws IOException {
        if (kind < 5) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            disk.write(offset, ByteBuffer.wrap(data));
            System.arraycopy(data, 0, now, offset, length);
        } else {
            if (kind < 7) {
                disk.zero(offset, length);
            } else {
                disk.discard(offset, length);
            }
            Arrays.fill(now, offset, offset + length, (byte) 0);
        }
    }

    private static void zeroExtentsReadAsZeroes(DiskView view, byte[] expected) {
        for (DiskExtent extent : extents(view)) {
            for (long i = extent.start(); extent.zero() && i < extent.end(); i++) {
                assertThat(expected[(int) i]).isZero();
            }
        }
    }

    private static TreeSet<Long> granules(List<ByteRange> ranges) {
        TreeSet<Long> granules = new TreeSet<>();
        for (ByteRange range : ranges) {
            for (long g = range.start() / G; g * G < range.end(); g++) {
                granules.add(g);
            }
        }
        return granules;
    }

    /// Each write fills several granules with one number, larger than the last: in a moment, all granules of a
    /// group must show the same number, and go on showing it.
    @Test
    void aMomentNeverShowsHalfAWriteThoughTheGuestNeverPauses() throws Exception {
        int group = 4 * G;
        int groups = 8;
        LabDiskContent disk = disk((long) group * groups);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        List<Thread> guests = new ArrayList<>();
        for (int g = 0; g < groups; g += 2) {
            int mine = g;
            guests.add(Thread.ofPlatform().start(() -> {
                byte[] data = new byte[group];
                try {
                    for (byte n = 1; !stop.get(); n++) {
                        Arrays.fill(data, n == 0 ? (byte) 1 : n);
                        disk.write((long) mine * group, ByteBuffer.wrap(data));
                        disk.write((long) (mine + 1) * group, ByteBuffer.wrap(data));
                    }
                } catch (IOException | RuntimeException e) {
                    failed.set(e);
                }
            }));
        }
        for (int i = 0; i < 20; i++) {
            try (Frozen moment = disk.freeze()) {
                byte[] first = bytes(moment, 0, group * groups);
                byte[] again = bytes(moment, 0, group * groups);
                assertThat(again).isEqualTo(first);
                for (int g = 0; g < groups; g++) {
                    assertThat(Arrays.mismatch(
                                    first, g * group, (g + 1) * group - 1, first, g * group + 1, (g + 1) * group))
                            .isEqualTo(-1);
                }
            }
        }
        stop.set(true);
        for (Thread guest : guests) {
            guest.join();
        }
        assertThat(failed.get()).isNull();
    }
}
