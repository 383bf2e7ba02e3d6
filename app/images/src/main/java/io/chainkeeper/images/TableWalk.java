package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Walks all tables of an image and counts every use of a cluster: header, active and snapshots' tables,
/// data, bitmaps, refcounts. An L2 table that several L1 entries share is walked once and counted for
/// all.
final class TableWalk {
    private static final int SNAPSHOT_HEAD = 40;
    private static final long MOST_SNAPSHOTS = 65_536;
    private static final int BITMAP_HEAD = 24;
    private static final long MOST_BITMAP_BYTES = 64 << 20;
    /// Enough for 512 TiB in clusters of 64 KiB. A sparse file can claim far more tables than it stores.
    private static final long MOST_TABLE_BYTES = 64L << 30;

    /// What remembering an L2 table takes of the heap at most, in bytes.
    private static final long L2_ROOM = 200;

    private static final String L2 = "an L2 table";

    private final ImageFile file;
    private final Qcow2Header header;
    private final Geometry geometry;
    private final ClusterUses uses;
    private final Findings findings;
    private final Map<Long, Integer> l2Tables = new HashMap<>();
    private final Set<Long> activeL2 = new HashSet<>();
    private long usedClusters;
    private long tableBytes;

    TableWalk(ImageFile file, Qcow2Header header, ClusterUses uses, Findings findings) {
        this.file = file;
        this.header = header;
        this.geometry = header.geometry();
        this.uses = uses;
        this.findings = findings;
    }

    /// Clusters of the active disk that the file stores.
    long usedClusters() {
        return usedClusters;
    }

    void everything() throws IOException {
        uses.use(0, 1, 1, "the header");
        l1(header.l1Offset(), header.l1Size(), "the L1 table", true);
        snapshots();
        bitmaps();
        requireBounded();
        for (Map.Entry<Long, Integer> each : l2Tables.entrySet()) {
            l2(each.getKey(), each.getValue(), activeL2.contains(each.getKey()));
        }
    }

    private void l1(long offset, long entries, String what, boolean active) throws IOException {
        if (entries == 0 || !aligned(offset, what) || !takes(offset, entries * Long.BYTES, what)) {
            return;
        }
        var table = new TableReader(file, offset, entries * Long.BYTES);
        while (table.hasNext()) {
            long l2 = table.next() & L2Entry.OFFSET;
            if (l2 != 0 && aligned(l2, L2) && uses.use(l2, geometry.clusterSize(), 1, L2)) {
                l2Tables.merge(l2, 1, Integer::sum);
                if (active) {
                    activeL2.add(l2);
                }
                uses.requireRoom(l2Tables.size() * L2_ROOM);
            }
        }
    }

    /// Whether a table that leads to others may be walked. Such tables never share a byte, so together they are no
    /// longer than the file; a file whose snapshots all name one large table would otherwise keep us for days.
    private boolean takes(long offset, long bytes, String what) throws UnsupportedImage {
        if (tableBytes > file.length() + geometry.clusterSize() - bytes) {
            findings.corrupt(what + " at byte " + offset + " shares its place with others: together they are longer"
                    + " than the file");
            return false;
        }
        tableBytes += bytes;
        return uses.use(offset, bytes, 1, what);
    }

    private void requireBounded() throws UnsupportedImage {
        if ((long) l2Tables.size() << geometry.clusterBits() > MOST_TABLE_BYTES) {
            throw file.unsupported(
                    ImageException.NOWHERE, "the image has more than " + MOST_TABLE_BYTES + " bytes of L2 tables");
        }
    }

    private void l2(long offset, int times, boolean active) throws IOException {
        var table = new TableReader(file, offset, geometry.clusterSize());
        while (table.hasNext()) {
            long entry = table.next();
            long bitmap = geometry.extended() ? table.next() : 0;
            if (data(entry, bitmap, times) && active) {
                usedClusters++;
            }
        }
    }

    /// Whether the entry stores a cluster.
    private boolean data(long entry, long bitmap, int times) throws UnsupportedImage {
        if ((entry & L2Entry.COMPRESSED) != 0) {
            long offset = CompressedPlace.offset(entry, geometry.clusterBits());
            long start = offset & -CompressedPlace.SECTOR;
            long end = offset + CompressedPlace.length(entry, geometry.clusterBits());
            uses.use(start, end - start, times, "a compressed cluster");
            return true;
        }
        long host = entry & L2Entry.OFFSET;
        if ((bitmap & bitmap >>> 32 & 0xffff_ffffL) != 0) {
            findings.corrupt(
                    "an entry for byte " + host + " says of a subcluster that it is stored and that it is zero");
        }
        if (host == 0 || !aligned(host, "a data cluster")) {
            return false;
        }
        return uses.use(host, geometry.clusterSize(), times, "a data cluster");
    }

    /// The active tables mark what is used exactly once, so that it may be overwritten in place. A wrong
    /// mark there would one day overwrite what a snapshot still needs. To be asked when all uses are
    /// counted.
    void copiedMarks() throws IOException {
        if (header.l1Size() == 0) {
            return;
        }
        var table = new TableReader(file, header.l1Offset(), header.l1Size() * Long.BYTES);
        while (table.hasNext()) {
            copiedMark(table.next(), L2);
        }
        for (long l2 : activeL2) {
            var entries = new TableReader(file, l2, geometry.clusterSize());
            while (entries.hasNext()) {
                copiedMark(entries.next(), "a data cluster");
                if (geometry.extended()) {
                    entries.next();
                }
            }
        }
    }

    private void copiedMark(long entry, String what) {
        long host = entry & L2Entry.OFFSET;
        if ((entry & L2Entry.COMPRESSED) != 0 || host == 0) {
            return;
        }
        int used = uses.of(host >>> geometry.clusterBits());
        if ((entry & L2Entry.COPIED) != 0 != (used == 1)) {
            findings.corrupt(what + " at byte " + host + " is used " + used + (used == 1 ? " time" : " times")
                    + ", and its mark says otherwise");
        }
    }

    private boolean aligned(long offset, String what) {
        if (offset > 0 && (offset & geometry.clusterSize() - 1) == 0) {
            return true;
        }
        findings.corrupt(what + " at byte " + offset + " does not begin at a cluster");
        return false;
    }

    /// Each is a head that says how long the rest is; the next begins at a multiple of eight.
    private void snapshots() throws IOException {
        if (header.snapshots() == 0 || !aligned(header.snapshotsOffset(), "the snapshot table")) {
            return;
        }
        if (header.snapshots() > MOST_SNAPSHOTS) {
            findings.corrupt("the header claims " + header.snapshots() + " snapshots; at most " + MOST_SNAPSHOTS);
            return;
        }
        long at = header.snapshotsOffset();
        ByteBuffer head = ByteBuffer.allocate(SNAPSHOT_HEAD);
        for (long i = 0; i < header.snapshots(); i++) {
            if (file.readWhatIsThere(at, head.clear()) < SNAPSHOT_HEAD) {
                findings.corrupt("the snapshot table at byte " + at + " leaves the file");
                return;
            }
            long l1Offset = head.getLong(0);
            long l1Size = Integer.toUnsignedLong(head.getInt(8));
            if (l1Size > Geometry.MAX_L1_ENTRIES) {
                findings.corrupt("a snapshot claims an L1 table of " + l1Size + " entries");
                return;
            }
            l1(l1Offset, l1Size, "a snapshot's L1 table", false);
            long idLength = Short.toUnsignedLong(head.getShort(12));
            long nameLength = Short.toUnsignedLong(head.getShort(14));
            long extraLength = Integer.toUnsignedLong(head.getInt(36));
            at = at + SNAPSHOT_HEAD + extraLength + idLength + nameLength + 7 & ~7L;
        }
        uses.use(header.snapshotsOffset(), at - header.snapshotsOffset(), 1, "the snapshot table");
    }

    /// The extension leads to a directory; each of its entries leads to a table, and that to clusters of
    /// bits.
    private void bitmaps() throws IOException {
        var extension = header.extension(Qcow2Header.BITMAPS);
        if (extension.isEmpty() || extension.get().data().length < BITMAP_HEAD) {
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(extension.get().data());
        long bytes = data.getLong(8);
        long offset = data.getLong(16);
        if (bytes <= 0 || bytes > MOST_BITMAP_BYTES || !aligned(offset, "the bitmap directory")) {
            findings.corrupt("the bitmap directory makes no sense: " + bytes + " bytes at byte " + offset);
            return;
        }
        if (uses.use(offset, bytes, 1, "the bitmap directory")) {
            bitmapDirectory(offset, offset + bytes);
        }
    }

    private void bitmapDirectory(long from, long end) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(BITMAP_HEAD);
        long at = from;
        while (at <= end - BITMAP_HEAD && file.readWhatIsThere(at, head.clear()) == BITMAP_HEAD) {
            bitmapTable(head.getLong(0), Integer.toUnsignedLong(head.getInt(8)));
            long nameLength = Short.toUnsignedLong(head.getShort(18));
            long extraLength = Integer.toUnsignedLong(head.getInt(20));
            at = at + BITMAP_HEAD + nameLength + extraLength + 7 & ~7L;
        }
    }

    private void bitmapTable(long offset, long entries) throws IOException {
        if (!aligned(offset, "a bitmap table") || !takes(offset, entries * Long.BYTES, "a bitmap table")) {
            return;
        }
        var table = new TableReader(file, offset, entries * Long.BYTES);
        while (table.hasNext()) {
            long bits = table.next() & L2Entry.OFFSET;
            if (bits != 0 && aligned(bits, "a bitmap's cluster")) {
                uses.use(bits, geometry.clusterSize(), 1, "a bitmap's cluster");
            }
        }
    }
}
