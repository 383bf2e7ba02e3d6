package io.chainkeeper.images;

import java.io.IOException;

/// Finds where a qcow2 file keeps a piece of the disk. A piece is a *unit*: a cluster, or a subcluster
/// where there are any. What is found comes packed as a [Place].
final class ClusterMap {
    private static final int SUBCLUSTERS = 32;
    private static final int L1_SLICE_ENTRIES = TableCache.SLICE_BYTES / Long.BYTES;

    private final ImageFile file;
    private final Qcow2Header header;
    private final TableCache cache;
    private final Geometry geometry;
    private final int unitBits;
    private final int sliceEntryBits;

    ClusterMap(ImageFile file, Qcow2Header header, TableCache cache) {
        this.file = file;
        this.header = header;
        this.cache = cache;
        this.geometry = header.geometry();
        this.unitBits = geometry.unitBits();
        int sliceBytes = Math.min(TableCache.SLICE_BYTES, geometry.clusterSize());
        this.sliceEntryBits = Integer.numberOfTrailingZeros(sliceBytes) - geometry.entryBits();
    }

    /// In bytes.
    int unitSize() {
        return 1 << unitBits;
    }

    int clusterBits() {
        return geometry.clusterBits();
    }

    /// The place of the unit that holds the disk's byte `offset`.
    long placeOf(long offset) throws IOException {
        long table = l2Table(offset);
        return table == 0 ? Place.hole() : placeIn(slice(table, offset), offset, table);
    }

    /// How many bytes from `offset` on share the fate of `place`, which is the place of `offset`: data
    /// that go on without a gap in the file too, or more zeroes, or more of the hole. At most `max`, and
    /// not beyond the part of the table at hand: asking again goes on from there.
    long runLength(long offset, long max, long place) throws IOException {
        long table = l2Table(offset);
        long last = offset + max;
        if (table == 0) {
            return holeLength(offset, max);
        }
        if (Place.kind(place) == Place.COMPRESSED) {
            return Math.min(max, geometry.clusterSize() - (offset & geometry.clusterSize() - 1));
        }
        long[] slice = slice(table, offset);
        long step = Place.kind(place) == Place.DATA ? unitSize() : 0;
        long sliceEnd = ((offset >>> sliceShift()) + 1) << sliceShift();
        long end = Math.min(last, sliceEnd);
        long expected = place + step;
        long at = ((offset >>> unitBits) + 1) << unitBits;
        while (at < end && placeIn(slice, at, table) == expected) {
            at += unitSize();
            expected += step;
        }
        return Math.min(at, last) - offset;
    }

    private int sliceShift() {
        return sliceEntryBits + geometry.clusterBits();
    }

    /// Where the L2 table for `offset` begins in the file; 0 if there is none.
    private long l2Table(long offset) throws IOException {
        long entry = l1Entry(offset >>> geometry.l1Shift());
        long table = entry & L2Entry.OFFSET;
        if ((table & geometry.clusterSize() - 1) != 0) {
            throw file.corrupt(table, "an L2 table does not begin at a cluster");
        }
        return table;
    }

    private long l1Entry(long index) throws IOException {
        long first = index - index % L1_SLICE_ENTRIES;
        int count = (int) Math.min(L1_SLICE_ENTRIES, header.l1Size() - first);
        long at = header.l1Offset() + first * Long.BYTES;
        return cache.entries(file, at, count * Long.BYTES)[(int) (index - first)];
    }

    private long holeLength(long offset, long max) throws IOException {
        int shift = geometry.l1Shift();
        long last = offset + max;
        long index = (offset >>> shift) + 1;
        while (index << shift < last && index % L1_SLICE_ENTRIES != 0 && (l1Entry(index) & L2Entry.OFFSET) == 0) {
            index++;
        }
        return Math.min(index << shift, last) - offset;
    }

    private long[] slice(long table, long offset) throws IOException {
        long entry = offset >>> geometry.clusterBits() & (1L << geometry.l2Bits()) - 1;
        long firstOfSlice = entry >>> sliceEntryBits << sliceEntryBits;
        int bytes = 1 << sliceEntryBits + geometry.entryBits();
        return cache.entries(file, table + (firstOfSlice << geometry.entryBits()), bytes);
    }

    private long placeIn(long[] slice, long offset, long table) throws CorruptImage {
        int index = (int) (offset >>> geometry.clusterBits() & (1 << sliceEntryBits) - 1);
        long entry = slice[geometry.extended() ? 2 * index : index];
        if ((entry & L2Entry.COMPRESSED) != 0) {
            return Place.compressed(entry);
        }
        long host = entry & L2Entry.OFFSET;
        if ((host & geometry.clusterSize() - 1) != 0) {
            throw file.corrupt(table, "an entry of this L2 table points to byte " + host + ", amid a cluster");
        }
        return geometry.extended()
                ? placeOfSubcluster(host, slice[2 * index + 1], offset, table)
                : placeOfCluster(host, entry, table);
    }

    private long placeOfCluster(long host, long entry, long table) throws CorruptImage {
        if ((entry & L2Entry.ZERO) != 0) {
            if (header.version() < 3) {
                throw file.corrupt(table, "an entry of this L2 table is a zero cluster, which version 2 does not have");
            }
            return Place.zero();
        }
        return host == 0 ? Place.hole() : Place.data(host);
    }

    /// The lower half of the bitmap says which subclusters are stored, the upper half which read as
    /// zeroes.
    private long placeOfSubcluster(long host, long bitmap, long offset, long table) throws CorruptImage {
        int subcluster = (int) (offset >>> unitBits) & SUBCLUSTERS - 1;
        boolean stored = (bitmap >>> subcluster & 1) != 0;
        boolean zero = (bitmap >>> SUBCLUSTERS + subcluster & 1) != 0;
        if (stored && (zero || host == 0)) {
            throw file.corrupt(table, "an entry of this L2 table contradicts itself about subcluster " + subcluster);
        }
        if (stored) {
            return Place.data(host + ((long) subcluster << unitBits));
        }
        return zero ? Place.zero() : Place.hole();
    }
}
