package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// An image that a program began and did not finish. Where its clusters are, only that program
/// knew; somebody who wrote it down tells it anew, block by block, and may have each block read
/// back before the image [goes on][#goOn()].
///
/// Nothing that is told is believed: a cluster has to lie in the file, behind the header, and be nobody else's.
public final class Qcow2Draft implements AutoCloseable {
    /// What may lie in the file and be used by nobody, in bytes: pieces that were under way when programs died.
    private static final long SLACK = 1L << 30;

    private final ImageFile file;
    private final ImageFile reading;
    private final Qcow2Writer.Options options;
    private final Geometry geometry;
    private final NewTables tables;
    private final PriorUses uses;
    private final CompressedClusters compressed;
    private final ByteBuffer buffer = Pages.buffer(Blocks.SIZE);
    private final long[] words;
    private long storedBytes;
    private boolean goesOn;

    private Qcow2Draft(ImageFile file, ImageFile reading, Qcow2Writer.Options options) {
        this.file = file;
        this.reading = reading;
        this.options = options;
        this.geometry = options.geometry();
        this.tables = new NewTables(options);
        this.uses = new PriorUses(Math.ceilDiv(file.length(), geometry.clusterSize()));
        this.compressed = new CompressedClusters(reading, geometry.clusterBits(), options.compression());
        this.words = new long[Math.max(1, Blocks.SIZE / options.clusterSize())];
    }

    /// Opens what was begun with these options.
    ///
    /// @return empty when the file is none, or longer than anything that was ever begun could be
    public static Optional<Qcow2Draft> open(Path file, Qcow2Writer.Options options) throws IOException {
        if (!Qcow2Writer.isUnfinished(file)) {
            return Optional.empty();
        }
        ImageFile writing = ImageFile.toGoOn(file);
        boolean good = false;
        try {
            if (writing.length() - SLACK > 2 * Math.min(options.virtualSize(), Blocks.MAX_DISK_SIZE)) {
                return Optional.empty();
            }
            Qcow2Draft draft = new Qcow2Draft(writing, ImageFile.toRead(file), options);
            good = true;
            return Optional.of(draft);
        } finally {
            if (!good) {
                writing.close();
            }
        }
    }

    /// Says where neighbouring clusters are, as [Qcow2Writer#places] has told it.
    ///
    /// @throws CorruptImage when that can't be
    public void place(long offset, long[] places) throws CorruptImage {
        Ranges.requireInside(offset, Math.min((long) places.length * geometry.clusterSize(), size() - offset), size());
        for (int i = 0; i < places.length; i++) {
            long at = offset + (long) i * geometry.clusterSize();
            if (at >= size() || !place(at, places[i])) {
                throw file.corrupt(at, "no cluster can be at " + Long.toHexString(places[i]));
            }
        }
    }

    private boolean place(long at, long entry) {
        if (entry == 0) {
            return tables.get(at) == 0;
        }
        boolean fits = entry == L2Entry.ZERO
                ? options.backing().isPresent()
                : (entry & L2Entry.COMPRESSED) != 0 ? packed(entry) : plain(entry);
        if (!fits || tables.get(at) != 0) {
            return false;
        }
        tables.claim(at);
        tables.set(at, entry);
        return true;
    }

    private boolean plain(long entry) {
        long host = entry & L2Entry.OFFSET;
        boolean ours =
                entry == (host | L2Entry.COPIED) && (host & geometry.clusterSize() - 1) == 0 && host < file.length();
        storedBytes += geometry.clusterSize();
        return ours && uses.takeAlone(host >>> geometry.clusterBits());
    }

    private boolean packed(long entry) {
        int bits = geometry.clusterBits();
        long begin = CompressedPlace.offset(entry, bits);
        long end = begin + CompressedPlace.length(entry, bits);
        if (options.compression() == Qcow2Writer.Compression.NONE || entry < 0 || begin >= file.length()) {
            return false;
        }
        storedBytes += end - begin;
        boolean fits = true;
        for (long cluster = begin >>> bits; cluster <= end - 1 >>> bits && fits; cluster++) {
            fits = uses.share(cluster);
        }
        return fits;
    }

    /// Reads a block back, as far as data of it are in the file.
    ///
    /// @return its digest as in [StoredDigests]; empty without data
    public Optional<byte[]> digest(long block) throws IOException {
        long start = block * Blocks.SIZE;
        int length = Blocks.length(size(), block);
        long[] places = Arrays.copyOf(words, Math.ceilDiv(length, geometry.clusterSize()));
        tables.copy(start, places);
        DigestKind.Running digest = DigestKind.CRC_PAIR.start();
        boolean any = false;
        for (int i = 0; i < places.length; ) {
            int run = run(places, i);
            if (places[i] != 0 && places[i] != L2Entry.ZERO) {
                int from = i * geometry.clusterSize();
                read(places[i], Math.min(length - from, run * geometry.clusterSize()));
                digest.add(buffer);
                any = true;
            }
            i += run;
        }
        return any ? Optional.of(digest.end()) : Optional.empty();
    }

    /// How many clusters from one on lie in one piece.
    private int run(long[] places, int from) {
        int to = from + 1;
        boolean plain = (places[from] & L2Entry.COPIED) != 0;
        while (plain && to < places.length && places[to] == places[to - 1] + geometry.clusterSize()) {
            to++;
        }
        return to - from;
    }

    private void read(long entry, int length) throws IOException {
        buffer.clear().limit(length);
        if ((entry & L2Entry.COMPRESSED) != 0) {
            compressed.read(entry, 0, buffer);
        } else {
            reading.read(entry & L2Entry.OFFSET, buffer);
        }
        buffer.flip();
    }

    /// The image, to be written on: what was not told is still to come. Call it once.
    public Qcow2Writer goOn() throws IOException {
        Qcow2Writer writer = Qcow2Writer.goOn(file, options, uses, tables, storedBytes);
        goesOn = true;
        return writer;
    }

    private long size() {
        return options.virtualSize();
    }

    /// Closes the file, unless it [goes on][#goOn()].
    @Override
    public void close() throws IOException {
        compressed.close();
        reading.close();
        if (!goesOn) {
            file.close();
        }
    }
}
