package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Writes a new qcow2 image (version 3), cluster by cluster, by as many threads as there are.
///
/// Threads never wait for each other: a cluster's room in the file is taken from a counter, its table
/// entry is a word of its own. Nothing is overwritten, so each cluster can be stored once. Until
/// [#finish()] the file begins with a readable mark instead of the qcow2 magic, and no program takes it
/// for an image; the magic is the very last thing written.
///
/// Memory: one word per cluster of the pieces of the disk (64 clusters each) that were touched, 128 MiB for a full disk
/// of 1 TiB.
public final class Qcow2Writer implements ImageWriter {
    /// Default cluster size, in bytes. QEMU's default too.
    public static final int DEFAULT_CLUSTER_SIZE = 1 << 16;

    /// How clusters are stored. A cluster that does not shrink is stored plain.
    public enum Compression {
        /// As they are.
        NONE,
        /// Deflate; read by every QEMU.
        ZLIB,
        /// Zstandard, about four times as fast; read by QEMU 5.1 (2020) and later.
        ZSTD
    }

    /// The file below the new one.
    ///
    /// @param name   relative to the new image's folder; no protocol, not absolute
    /// @param format what that file is
    public record Backing(String name, ImageFormat format) {
        public Backing {
            BackingName.objection(name).ifPresent(objection -> {
                throw new IllegalArgumentException(objection);
            });
        }
    }

    /// What the new image is to be.
    ///
    /// @param virtualSize of the disk, in bytes; a multiple of 512
    /// @param clusterSize in bytes, a power of two from 512 to 2 MiB
    public record Options(long virtualSize, int clusterSize, Optional<Backing> backing, Compression compression) {
        public Options {
            if (Integer.bitCount(clusterSize) != 1 || clusterSize < 512 || clusterSize > 2 << 20) {
                throw new IllegalArgumentException("clusters of " + clusterSize + " bytes");
            }
            if (virtualSize < 0 || virtualSize % 512 != 0) {
                throw new IllegalArgumentException(
                        "a disk of " + virtualSize + " bytes; whole sectors of 512 are needed");
            }
            var geometry = new Geometry(Integer.numberOfTrailingZeros(clusterSize), false);
            if (geometry.l1Entries(virtualSize) > Geometry.MAX_L1_ENTRIES) {
                throw new IllegalArgumentException(
                        "a disk of " + virtualSize + " bytes is too large for clusters of " + clusterSize);
            }
        }

        /// A plain image of `virtualSize` bytes: 64 KiB clusters, no backing file, no compression.
        public static Options of(long virtualSize) {
            return new Options(virtualSize, DEFAULT_CLUSTER_SIZE, Optional.empty(), Compression.NONE);
        }

        /// The same with a backing file.
        public Options withBacking(String name, ImageFormat format) {
            return new Options(virtualSize, clusterSize, Optional.of(new Backing(name, format)), compression);
        }

        /// The same with compressed clusters.
        public Options withCompression(Compression how) {
            return new Options(virtualSize, clusterSize, backing, how);
        }

        /// The same with another cluster size, in bytes.
        public Options withClusterSize(int bytes) {
            return new Options(virtualSize, bytes, backing, compression);
        }

        Geometry geometry() {
            return new Geometry(Integer.numberOfTrailingZeros(clusterSize), false);
        }
    }

    private enum State {
        WRITING,
        BROKEN,
        FINISHED,
        CLOSED
    }

    private final ImageFile file;
    private final Options options;
    private final HostSpace space;
    private final NewTables tables;
    private final ClusterStore store;
    private final AtomicReference<State> state = new AtomicReference<>(State.WRITING);
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    private Qcow2Writer(ImageFile file, Options options, HostSpace space, NewTables tables) {
        this.file = file;
        this.options = options;
        this.space = space;
        this.tables = tables;
        this.store = new ClusterStore(file, options, space, tables);
    }

    /// Creates `file`, which must not exist yet.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when it does
    public static Qcow2Writer create(Path file, Options options) throws IOException {
        ImageFile created = ImageFile.create(file);
        try {
            new NewHeader(options).requireFits(created);
            created.write(0, Unfinished.mark());
            return new Qcow2Writer(created, options, new HostSpace(options.geometry()), new NewTables(options));
        } catch (IOException | RuntimeException e) {
            created.close();
            throw e;
        }
    }

    /// Goes on where another program ended. What it took and nobody uses is cut off or stays free.
    static Qcow2Writer goOn(ImageFile file, Options options, PriorUses prior, NewTables tables, long storedBytes)
            throws IOException {
        HostSpace space = new HostSpace(options.geometry(), prior);
        file.cut(prior.end() << options.geometry().clusterBits());
        Qcow2Writer writer = new Qcow2Writer(file, options, space, tables);
        writer.store.alreadyStored(storedBytes);
        return writer;
    }

    /// Whether `file` begins with the mark of an image that was never finished.
    public static boolean isUnfinished(Path file) throws IOException {
        try (ImageFile open = ImageFile.toRead(file)) {
            ByteBuffer head = ByteBuffer.allocate(Unfinished.KEPT_TO_THE_LAST);
            open.readWhatIsThere(0, head);
            return Unfinished.marks(head.flip());
        }
    }

    @Override
    public int clusterSize() {
        return options.clusterSize();
    }

    @Override
    public long virtualSize() {
        return options.virtualSize();
    }

    /// Stores whole clusters. Those that are all zeroes become zero clusters, or stay unallocated where there is no
    /// backing file. Many threads may do this at once, for distinct clusters; once one of them has failed, all fail
    /// as it did.
    ///
    /// @throws IllegalArgumentException when the range is not of whole clusters, or one of them was
    /// stored before; the latter breaks the image for good
    @Override
    public void write(long offset, ByteBuffer data) throws IOException {
        requireWriting();
        requireClusters(offset, data.remaining());
        orBreak(() -> store.write(offset, data));
    }

    @Override
    public void write(long offset, ClusterRuns runs) throws IOException {
        requireWriting();
        for (int run = 0; run < runs.count(); run++) {
            requireClusters(offset + runs.start(run), runs.length(run));
        }
        orBreak(() -> store.write(offset, runs));
    }

    /// Says that a range reads as zeroes, whatever the backing file has there. Takes no room.
    ///
    /// @param offset where in the disk, a multiple of the cluster size
    /// @param length in bytes: whole clusters, or up to the end of the disk
    @Override
    public void writeZeroes(long offset, long length) throws IOException {
        requireWriting();
        requireClusters(offset, length);
        orBreak(() -> tables.zero(offset, length));
    }

    private interface Step {
        void run() throws IOException;
    }

    /// Whatever ends a step early, even a caller's mistake, leaves clusters that were claimed and hold nothing: such a
    /// file must never become an image.
    private void orBreak(Step step) throws IOException {
        boolean done = false;
        try {
            step.run();
            done = true;
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            throw e;
        } finally {
            if (!done) {
                state.compareAndSet(State.WRITING, State.BROKEN);
            }
        }
    }

    private void requireClusters(long offset, long length) {
        Ranges.requireInside(offset, length, virtualSize());
        long mask = clusterSize() - 1;
        boolean wholeEnd = (offset + length & mask) == 0 || offset + length == virtualSize();
        if ((offset & mask) != 0 || !wholeEnd) {
            throw new IllegalArgumentException(
                    length + " bytes at " + offset + " are not whole clusters of " + clusterSize());
        }
    }

    /// Another thread may have failed and not have told anybody yet. Why is its trouble, not that this one goes on.
    private void requireWriting() throws IOException {
        IOException trouble = failure.get();
        if (trouble != null) {
            throw trouble;
        }
        State now = state.get();
        if (now != State.WRITING) {
            throw new IllegalStateException("the image " + file.path() + " is " + now + ", not " + State.WRITING);
        }
    }

    /// Payload in the file so far, in bytes: plain clusters count whole, compressed ones as they are.
    /// Tables not included.
    public long storedBytes() {
        return store.storedBytes();
    }

    /// Where clusters are kept, as [Qcow2Draft] takes it back: one word for each, from the one at `offset` on.
    ///
    /// @return whether all of them are on their way to the disk; those that wait to be packed with others are not
    public boolean places(long offset, long[] into) {
        return tables.copy(offset, into);
    }

    /// Writes what still waits to be packed with others. Call it when no thread writes any more.
    public void settle() throws IOException {
        requireWriting();
        orBreak(store::flush);
    }

    /// All that [#places] had told before survives a power cut once this returns.
    public void sync() throws IOException {
        file.sync();
    }

    /// Writes tables and refcounts, makes all of it durable, and only then turns the file into an image.
    /// When this returns, image and folder entry survive a power cut. Call it once, when no thread writes
    /// any more.
    ///
    /// @throws IOException           when a write failed before, as it did
    /// @throws IllegalStateException when one stopped half-way for another reason, or it is finished or closed
    @Override
    public void finish() throws IOException {
        requireWriting();
        if (!state.compareAndSet(State.WRITING, State.BROKEN)) {
            throw new IllegalStateException("the image " + file.path() + " is being finished");
        }
        store.flush();
        try (var append = new TableAppender(file, space)) {
            long l1 = tables.writeTo(append);
            RefcountTables refcounts = RefcountTables.writeAll(append, space);
            append.flush();
            new NewHeader(options).write(file, l1, refcounts);
        }
        Folders.forceNameOf(file.path());
        state.compareAndSet(State.BROKEN, State.FINISHED);
    }

    @Override
    public Path unfinished() {
        return file.path();
    }

    /// Closes the file. Without [#finish()] it stays, recognisably unfinished, for its owner to remove.
    @Override
    public void close() throws IOException {
        if (state.getAndSet(State.CLOSED) != State.CLOSED) {
            store.close();
            file.close();
        }
    }
}
