package io.chainkeeper.lab.storage;

import static io.chainkeeper.lab.storage.GranuleSet.GRANULE;

import io.chainkeeper.lab.storage.DiskExtent.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// What is on one disk: a sparse file, a map of which granules hold data, the changes since each checkpoint, and the
/// moments that are being held. Safe for many threads.
///
/// The map is the truth, not the file: a granule that is not in the map reads as zeroes whatever the file still
/// holds, which makes zeroing a TiB a matter of milliseconds. Every single call of [#write], [#zero] and [#discard]
/// is wholly before or wholly behind a moment ([#freeze]).
///
/// Unlike the rest of this program, a write holds locks across I/O: the granule's, because copying aside and
/// filling up must not interleave, and a share in the moment's, because a moment must not fall into a write.
/// Readers take none.
public final class LabDiskContent implements DiskView, AutoCloseable {
    private static final int STRIPES = 64;

    private final Path file;
    private final FileChannel channel;
    private final ReentrantReadWriteLock moment = new ReentrantReadWriteLock();
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
    private final Changes changes = new Changes();
    private final List<FrozenDisk> held = new CopyOnWriteArrayList<>();
    private volatile GranuleMap map;

    private LabDiskContent(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.map = new GranuleMap(size);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /// A new, empty disk in a new file.
    ///
    /// @param size in bytes, a multiple of 512
    static LabDiskContent create(Path file, long size) throws IOException {
        checkSize(size);
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE);
        return new LabDiskContent(file, channel, size);
    }

    @Override
    public long size() {
        return map.size();
    }

    /// What the granules with data take, in bytes.
    public long allocatedBytes() {
        return map.data().count() * GRANULE;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        GranuleMap now = map;
        now.check(offset, into.remaining());
        long position = offset;
        while (into.hasRemaining()) {
            DiskExtent run = now.extentAt(position, into.remaining());
            ByteBuffer part = Buffers.part(into, (int) run.length());
            if (run.content() == Content.DATA) {
                Buffers.readFully(channel, position, part);
            } else {
                Buffers.zeroFill(part);
            }
            position += run.length();
        }
    }

    @Override
    public DiskExtent extentAt(long offset, long maxLength) {
        return map.extentAt(offset, maxLength);
    }

    /// Writes all of `data` as the guest would.
    ///
    /// @throws IllegalArgumentException when the range does not lie within the disk
    public void write(long offset, ByteBuffer data) throws IOException {
        moment.readLock().lock();
        try {
            map.check(offset, data.remaining());
            long position = offset;
            while (data.hasRemaining()) {
                int length = (int) Math.min(data.remaining(), GRANULE - position % GRANULE);
                writeInGranule(position, Buffers.part(data, length));
                position += length;
            }
        } finally {
            moment.readLock().unlock();
        }
    }

    /// Makes a range read as zeroes, and says so in the extents: zero, but not a hole.
    public void zero(long offset, long length) throws IOException {
        clear(offset, length, true);
    }

    /// Makes a range a hole, as a guest's discard does; the parts of granules at its ends are only zeroed.
    public void discard(long offset, long length) throws IOException {
        clear(offset, length, false);
    }

    /// Holds this moment.
    public Frozen freeze() throws IOException {
        return freeze(Optional.empty());
    }

    /// Holds this moment and, in the same moment, starts to track changes for a new checkpoint: no write falls
    /// between the two. The view itself does not know that checkpoint, only the older ones.
    public Frozen freezeAndTrack(UUID checkpoint) throws IOException {
        return freeze(Optional.of(checkpoint));
    }

    private Frozen freeze(Optional<UUID> checkpoint) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".aside");
        FileChannel kept = FileChannel.open(
                aside,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE,
                StandardOpenOption.DELETE_ON_CLOSE);
        moment.writeLock().lock();
        try {
            GranuleMap now = map.copy(map.size());
            FrozenDisk frozen = new FrozenDisk(now, channel, kept, changes.copy(), held::remove);
            held.add(frozen);
            checkpoint.ifPresent(this::startTracking);
            return frozen;
        } finally {
            moment.writeLock().unlock();
        }
    }

    /// Starts to remember which granules change, from now on. A checkpoint that is tracked already starts anew.
    public void startTracking(UUID checkpoint) {
        moment.writeLock().lock();
        try {
            changes.start(checkpoint, map.data().granules());
        } finally {
            moment.writeLock().unlock();
        }
    }

    /// Forgets a checkpoint; nothing happens when it is not tracked.
    public void stopTracking(UUID checkpoint) {
        changes.stop(checkpoint);
    }

    /// Whether changes since a checkpoint are known.
    public boolean tracks(UUID checkpoint) {
        return changes.knows(checkpoint);
    }

    /// Every checkpoint that is tracked.
    public List<UUID> trackedCheckpoints() {
        return changes.checkpoints();
    }

    /// Makes the disk larger or smaller; new space is a hole and counts as unchanged.
    ///
    /// @param size in bytes, a multiple of 512
    public void resize(long size) throws IOException {
        checkSize(size);
        if (size < size()) {
            clear(size, size() - size, false);
        }
        moment.writeLock().lock();
        try {
            map = map.copy(size);
            changes.resize(GranuleSet.granulesOf(size));
        } finally {
            moment.writeLock().unlock();
        }
    }

    /// Makes everything written durable.
    public void flush() throws IOException {
        channel.force(false);
    }

    /// Closes and deletes the file. Moments that are still held cannot be read any more.
    @Override
    public void close() throws IOException {
        for (FrozenDisk frozen : held) {
            frozen.close();
        }
        channel.close();
        Files.deleteIfExists(file);
    }

    private void clear(long offset, long length, boolean asZero) throws IOException {
        moment.readLock().lock();
        try {
            map.check(offset, length);
            long end = offset + length;
            long position = offset;
            while (position < end) {
                long granuleEnd = Math.min((position / GRANULE + 1) * GRANULE, map.size());
                if (position % GRANULE != 0 || granuleEnd > end) {
                    long until = Math.min(granuleEnd, end);
                    writeInGranule(position, ByteBuffer.allocate((int) (until - position)));
                    position = until;
                } else {
                    position = clearWhole(position, end, asZero);
                }
            }
        } finally {
            moment.readLock().unlock();
        }
    }

    /// Clears the whole granules from `position` on and returns where it stopped.
    private long clearWhole(long position, long end, boolean asZero) throws IOException {
        long first = position / GRANULE;
        long behind = end == map.size() ? GranuleSet.granulesOf(end) : end / GRANULE;
        for (long granule = first; granule < behind; granule++) {
            ReentrantLock stripe = stripe(granule);
            stripe.lock();
            try {
                keepAside(granule);
                changes.add(granule);
                map.clear(granule, asZero);
            } finally {
                stripe.unlock();
            }
        }
        return Math.min(behind * GRANULE, end);
    }

    private void writeInGranule(long position, ByteBuffer part) throws IOException {
        long granule = position / GRANULE;
        ReentrantLock stripe = stripe(granule);
        stripe.lock();
        try {
            keepAside(granule);
            changes.add(granule);
            int length = part.remaining();
            boolean fill = !map.data().contains(granule) && length < map.lengthOf(granule);
            if (fill) {
                Buffers.writeFully(channel, granule * GRANULE, filled(granule, position, part));
            } else {
                Buffers.writeFully(channel, position, part);
            }
            map.written(granule);
        } finally {
            stripe.unlock();
        }
    }

    /// A whole granule that holds `part` amid zeroes: the file may still hold what was there before a zero.
    private ByteBuffer filled(long granule, long position, ByteBuffer part) {
        ByteBuffer whole = ByteBuffer.allocate(map.lengthOf(granule));
        whole.put((int) (position - granule * GRANULE), part, part.position(), part.remaining());
        part.position(part.limit());
        return whole;
    }

    private void keepAside(long granule) throws IOException {
        for (FrozenDisk frozen : held) {
            frozen.keepAside(granule);
        }
    }

    private ReentrantLock stripe(long granule) {
        return stripes[(int) (granule % STRIPES)];
    }

    private static void checkSize(long size) {
        if (size < 512 || size % 512 != 0) {
            throw new IllegalArgumentException("size of a disk: " + size);
        }
    }
}
