package io.chainkeeper.force.files;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// An open file whose reads, writes and syncs are watched.
final class WatchedChannel extends FileChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final FileChannel real;
    private final Path file;
    private final FileWatcher watcher;

    WatchedChannel(FileChannel real, Path file, FileWatcher watcher) {
        this.real = real;
        this.file = file;
        this.watcher = watcher;
    }

    private interface Move {
        int some(ByteBuffer buffer) throws IOException;
    }

    private int move(FileStep.Kind kind, long offset, ByteBuffer buffer, Move move) throws IOException {
        int length = buffer.remaining();
        FileStep step = new FileStep(kind, file, file, offset, length);
        long allowed = watcher.before(step);
        int start = buffer.position();
        int limit = buffer.limit();
        int moved;
        try {
            buffer.limit(start + (int) Math.min(length, Math.max(0, allowed)));
            moved = move.some(buffer);
        } finally {
            buffer.limit(limit);
        }
        ByteBuffer written = kind == FileStep.Kind.WRITE ? buffer.slice(start, Math.max(0, moved)) : NOTHING;
        watcher.after(step, written.asReadOnlyBuffer());
        return moved;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return move(FileStep.Kind.READ, real.position(), into, real::read);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        return move(FileStep.Kind.READ, position, into, some -> real.read(some, position));
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        return read(into[first(into, offset, length)]);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return move(FileStep.Kind.WRITE, real.position(), from, real::write);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return move(FileStep.Kind.WRITE, position, from, some -> real.write(some, position));
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return write(from[first(from, offset, length)]);
    }

    /// A channel may take less than it is given: here it takes the first buffer that has anything.
    private static int first(ByteBuffer[] buffers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffers[i].hasRemaining()) {
                return i;
            }
        }
        return offset;
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        FileStep step = new FileStep(FileStep.Kind.TRUNCATE, file, file, 0, size);
        watcher.before(step);
        real.truncate(size);
        watcher.after(step, NOTHING);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        FileStep step = FileStep.of(FileStep.Kind.FORCE, file);
        watcher.before(step);
        // The power that is cut here is played: the real disk, which is what takes time, need not be asked.
        watcher.after(step, NOTHING);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("bytes pass through the program here");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException("bytes pass through the program here");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(onlyReading(mode), position, size);
    }

    @Override
    public MemorySegment map(MapMode mode, long offset, long size, Arena arena) throws IOException {
        return real.map(onlyReading(mode), offset, size, arena);
    }

    private static MapMode onlyReading(MapMode mode) {
        if (mode != MapMode.READ_ONLY) {
            throw new UnsupportedOperationException("nobody could watch what is written");
        }
        return mode;
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
