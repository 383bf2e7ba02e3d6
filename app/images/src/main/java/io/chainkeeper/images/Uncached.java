package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file's second door, past the system's page cache, for large pieces.
///
/// Image data is written once and hardly ever read again soon, so a copy in the cache only costs: measured, a GiB
/// through the cache takes 1.1 s of CPU and is not durable yet, past it 0.1 s and it is. Nothing dirty is left behind
/// either, so the flush at the end is short on slow disks too. What the cache holds already is read from there: that
/// costs the disk nothing. Where the file system has no such door, or refuses a piece, the caller goes through the
/// cache.
final class Uncached implements AutoCloseable {
    /// In bytes. Smaller pieces, and tables, are better off in the cache.
    private static final int SMALLEST = 1 << 16;

    /// What is in the cache is looked at in such pieces, in bytes: systems take single pages away from it at any time,
    /// and a piece that lacks one is read past it as a whole.
    private static final int PIECE = 256 << 10;

    private static final Optional<OpenOption> DIRECT = direct();

    private final int alignment;
    private final Resident resident;
    private volatile @Nullable FileChannel channel;

    private Uncached(@Nullable FileChannel channel, int alignment, Resident resident) {
        this.channel = channel;
        this.alignment = alignment;
        this.resident = resident;
    }

    static Uncached toRead(Path file) {
        return open(file, StandardOpenOption.READ);
    }

    static Uncached toWrite(Path file) {
        return open(file, StandardOpenOption.WRITE);
    }

    /// No such door.
    static Uncached none() {
        return new Uncached(null, Pages.SIZE, Resident.nothing());
    }

    /// The JDK has it as an option of its own, beside the standard; named here so that another Java does without.
    private static Optional<OpenOption> direct() {
        try {
            Object[] options =
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Arrays.stream(options)
                    .map(OpenOption.class::cast)
                    .filter(option -> option.toString().equals("DIRECT"))
                    .findAny();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Uncached open(Path file, OpenOption how) {
        if (DIRECT.isEmpty()) {
            return none();
        }
        try {
            long block = Files.getFileStore(file).getBlockSize();
            if (Long.bitCount(block) == 1 && block <= SMALLEST) {
                FileChannel channel = FileChannel.open(file, how, DIRECT.get());
                Resident resident = how == StandardOpenOption.READ ? Resident.of(channel) : Resident.nothing();
                return new Uncached(channel, (int) Math.max(block, Pages.SIZE), resident);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // tmpfs, some network and all remote file systems of other providers: there is no such door.
        }
        return none();
    }

    /// How many of the buffer's bytes could go through here; 0 when it is too small or lies badly.
    private int fitting(long position, ByteBuffer buffer) {
        int whole = buffer.remaining() & -alignment;
        boolean fits = whole >= SMALLEST
                && buffer.isDirect()
                && (position & alignment - 1) == 0
                && buffer.alignmentOffset(buffer.position(), alignment) == 0;
        return fits ? whole : 0;
    }

    /// Reads as much as can be had here, up to where the cache begins to hold it; the buffer's position tells how much
    /// that was.
    void read(long position, ByteBuffer into) {
        int length = alike(position, fitting(position, into), false);
        transfer(into, length, open -> open.read(into, position));
    }

    /// How much of what could not be read here should be read through the cache before asking here again, at least 1.
    int throughCache(long position, ByteBuffer into) {
        int held = channel == null ? 0 : alike(position, fitting(position, into), true);
        return held == 0 ? into.remaining() : held;
    }

    /// How many of so many bytes, from the first on, the cache holds or doesn't hold, in pieces.
    private int alike(long position, int length, boolean held) {
        if (length == 0 || resident.holds(position, length)) {
            return held ? length : 0;
        }
        int alike = 0;
        while (alike < length && resident.holds(position + alike, Math.min(PIECE, length - alike)) == held) {
            alike += Math.min(PIECE, length - alike);
        }
        return alike;
    }

    /// Writes as much as can be written here; the buffer's position tells how much that was.
    void write(long position, ByteBuffer from) {
        transfer(from, fitting(position, from), open -> open.write(from, position));
    }

    private interface Step {
        int on(FileChannel open) throws IOException;
    }

    private void transfer(ByteBuffer buffer, int length, Step step) {
        FileChannel open = channel;
        if (length == 0 || open == null) {
            return;
        }
        int before = buffer.position();
        int end = buffer.limit();
        try {
            buffer.limit(before + length);
            step.on(open);
        } catch (IOException | IllegalArgumentException e) {
            // Refused at use, as by some network file systems; or a real trouble, which the cache's way will report.
            buffer.position(before);
            channel = null;
            closeQuietly(open);
        } finally {
            buffer.limit(end);
        }
    }

    private static void closeQuietly(FileChannel open) {
        try {
            open.close();
        } catch (IOException e) {
            // Nothing was kept back in it.
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        try {
            resident.close();
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }
}
