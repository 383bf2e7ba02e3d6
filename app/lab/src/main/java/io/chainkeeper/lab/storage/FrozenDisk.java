package io.chainkeeper.lab.storage;

import static io.chainkeeper.lab.storage.GranuleSet.GRANULE;

import io.chainkeeper.lab.storage.DiskExtent.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// A moment of a disk: the map as it was, the disk's file for what has not changed since, and a file of its own for
/// granules that were copied aside just before they changed.
///
/// A reader takes no lock: it reads the disk's file and looks afterwards whether the granule was copied aside
/// meanwhile. If not, no writer had begun, since a writer copies aside first; if so, the copy is read instead.
final class FrozenDisk implements Frozen {
    private final GranuleMap map;
    private final FileChannel disk;
    private final FileChannel aside;
    private final Map<UUID, GranuleSet> changed;
    private final Consumer<FrozenDisk> ended;
    private final GranuleSet kept;
    private volatile boolean closed;

    FrozenDisk(
            GranuleMap map,
            FileChannel disk,
            FileChannel aside,
            Map<UUID, GranuleSet> changed,
            Consumer<FrozenDisk> ended) {
        this.map = map;
        this.disk = disk;
        this.aside = aside;
        this.changed = changed;
        this.ended = ended;
        this.kept = new GranuleSet(map.data().granules());
    }

    @Override
    public long size() {
        return map.size();
    }

    @Override
    public DiskExtent extentAt(long offset, long maxLength) {
        return map.extentAt(offset, maxLength);
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        map.check(offset, into.remaining());
        if (closed) {
            throw new ClosedChannelException();
        }
        long position = offset;
        while (into.hasRemaining()) {
            DiskExtent run = map.extentAt(position, into.remaining());
            ByteBuffer part = Buffers.part(into, (int) run.length());
            if (run.content() == Content.DATA) {
                readData(position, part);
            } else {
                Buffers.zeroFill(part);
            }
            position += run.length();
        }
    }

    private void readData(long offset, ByteBuffer part) throws IOException {
        int from = part.position();
        int length = part.remaining();
        Buffers.readFully(disk, offset, part);
        long first = offset / GRANULE;
        long behind = GranuleSet.granulesOf(offset + length);
        for (long g = kept.nextIn(first, behind); g < behind; g = kept.nextIn(g + 1, behind)) {
            long start = Math.max(g * GRANULE, offset);
            long end = Math.min((g + 1) * GRANULE, offset + length);
            int into = from + (int) (start - offset);
            Buffers.readFully(
                    aside,
                    start,
                    part.duplicate().limit(into + (int) (end - start)).position(into));
        }
        if (closed) {
            throw new ClosedChannelException(); // from then on writers copied nothing aside
        }
    }

    /// Called by the writer that holds the granule, before it changes.
    void keepAside(long granule) throws IOException {
        if (closed || granule >= map.data().granules() || !map.data().contains(granule) || kept.contains(granule)) {
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(map.lengthOf(granule));
        Buffers.readFully(disk, granule * GRANULE, copy);
        try {
            Buffers.writeFully(aside, granule * GRANULE, copy.flip());
        } catch (ClosedChannelException e) {
            return; // the moment ended meanwhile: nobody will read the copy
        }
        kept.add(granule);
    }

    @Override
    public Optional<List<ByteRange>> dirtySince(UUID checkpoint) {
        return Optional.ofNullable(changed.get(checkpoint)).map(this::ranges);
    }

    private List<ByteRange> ranges(GranuleSet set) {
        List<ByteRange> ranges = new ArrayList<>();
        long all = Math.min(set.granules(), map.data().granules());
        long first = set.nextIn(0, all);
        while (first < all) {
            long behind = set.nextOut(first, all);
            long start = first * GRANULE;
            ranges.add(new ByteRange(start, Math.min(behind * GRANULE, map.size()) - start));
            first = set.nextIn(behind, all);
        }
        return ranges;
    }

    @Override
    public void close() {
        closed = true;
        ended.accept(this);
        try {
            aside.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
