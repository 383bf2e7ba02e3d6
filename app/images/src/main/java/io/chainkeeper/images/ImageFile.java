package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// An open file, read and written at positions only: there is no shared position two threads could fight
/// about.
final class ImageFile implements AutoCloseable {
    /// So much may be dirty before it is sent on its way to the disk, in bytes: six seconds of a disk that takes 10 MB
    /// a second, far below the patience of a server that meanwhile waits for its connection to be read.
    static final long DIRTY_WINDOW = 64L << 20;

    private final Path path;
    private final FileChannel channel;
    private final Uncached uncached;
    private final AtomicLong dirty = new AtomicLong();
    private final long length;

    private ImageFile(Path path, FileChannel channel, Uncached uncached) throws IOException {
        this.path = path;
        this.channel = channel;
        this.uncached = uncached;
        this.length = channel.size();
    }

    static ImageFile toRead(Path path) throws IOException {
        Path real = plainFile(path);
        FileChannel channel = FileChannel.open(real, StandardOpenOption.READ);
        return new ImageFile(path, channel, Uncached.toRead(real));
    }

    static ImageFile toChange(Path path) throws IOException {
        FileChannel channel = FileChannel.open(plainFile(path), StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new ImageFile(path, channel, Uncached.none());
    }

    /// A file that somebody began to write.
    static ImageFile toGoOn(Path path) throws IOException {
        Path real = plainFile(path);
        FileChannel channel = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new ImageFile(path, channel, Uncached.toWrite(real));
    }

    static ImageFile create(Path path) throws IOException {
        var options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        FileChannel channel = FileChannel.open(path, options);
        return new ImageFile(path, channel, Uncached.toWrite(path));
    }

    /// Only plain files: opening a pipe would wait for ever, and a device has no length to check against.
    private static Path plainFile(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsupportedImage(path, ImageException.NOWHERE, "this is not a plain file");
        }
        return real;
    }

    Path path() {
        return path;
    }

    /// In bytes, when it was opened. Images below a chain do not grow.
    long length() {
        return length;
    }

    /// Fills `into`; a file that ends before is corrupt.
    void read(long position, ByteBuffer into) throws IOException {
        long wanted = into.remaining();
        if (readWhatIsThere(position, into) < wanted) {
            throw corrupt(position, "the file ends at byte " + length + ", but " + wanted + " bytes are needed here");
        }
    }

    /// Fills `into` as far as the file goes.
    ///
    /// @return how many bytes were read
    int readWhatIsThere(long position, ByteBuffer into) throws IOException {
        int begin = into.position();
        int end = into.limit();
        boolean more = true;
        while (more && into.position() < end) {
            uncached.read(position + into.position() - begin, into);
            if (into.position() < end) {
                long at = position + into.position() - begin;
                into.limit(into.position() + uncached.throughCache(at, into));
                more = readThroughCache(at, into);
                into.limit(end);
            }
        }
        return into.position() - begin;
    }

    /// @return whether all of it was there
    private boolean readThroughCache(long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int got = channel.read(into, at);
            if (got < 0) {
                return false;
            }
            at += got;
        }
        return true;
    }

    void write(long position, ByteBuffer from) throws IOException {
        int before = from.position();
        uncached.write(position, from);
        long begin = position + from.position() - before;
        long at = begin;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
        if (at > begin && dirty.addAndGet(at - begin) >= DIRTY_WINDOW) {
            // Others go on meanwhile; each of them that fills another window waits for the disk as well.
            dirty.set(0);
            channel.force(false);
        }
    }

    /// Bytes written through the cache since it was last told to make them durable; about, while others write.
    long dirty() {
        return dirty.get();
    }

    /// Makes the file `bytes` long without writing what lies between.
    void grow(long bytes) throws IOException {
        if (bytes > channel.size()) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
    }

    /// Makes the file no longer than `bytes`.
    void cut(long bytes) throws IOException {
        if (channel.size() > bytes) {
            channel.truncate(bytes);
        }
    }

    /// All bytes written so far survive a power cut once this returns.
    void sync() throws IOException {
        dirty.set(0);
        channel.force(false);
    }

    /// Everything written so far survives a power cut once this returns.
    void force() throws IOException {
        channel.force(true);
    }

    CorruptImage corrupt(long offset, String reason) {
        return new CorruptImage(path, offset, reason);
    }

    UnsupportedImage unsupported(long offset, String reason) {
        return new UnsupportedImage(path, offset, reason);
    }

    @Override
    public void close() throws IOException {
        try {
            uncached.close();
        } finally {
            channel.close();
        }
    }
}
