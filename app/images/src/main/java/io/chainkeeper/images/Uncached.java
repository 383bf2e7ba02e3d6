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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A file's second door, past the system's page cache, for large pieces.
///
/// Image data is written once and hardly ever read again soon, so a copy in the cache only costs:
/// measured, a GiB through the cache takes 1.1 s of CPU and is not durable yet, past it 0.1 s and
/// it is. Nothing dirty is left behind either, so the flush at the end is short on slow disks too.
/// What the cache holds is read from there all the same: it takes a little more CPU (0.15 against
/// 0.06 s a GiB), but the disk may be what everybody waits for. Where the file system has no such
/// door, or refuses a piece, the caller goes through the cache.
final class Uncached implements AutoCloseable {
    /// In bytes. Smaller pieces, and tables, are better off in the cache.
    private static final int SMALLEST = 1 << 16;

    /// Of so many bytes the first page is looked at, and the others are taken to be in the cache or not like it: asking
    /// for every page took a tenth of an upload's CPU, and systems keep and drop many pages together.
    private static final int PIECE = 128 << 10;

    private static final Optional<OpenOption> DIRECT = direct();

    private final int alignment;
    private final AtomicReference<@Nullable Resident> resident = new AtomicReference<>();
    private volatile @Nullable FileChannel channel;

    private Uncached(@Nullable FileChannel channel, int alignment) {
        this.channel = channel;
        this.alignment = alignment;
    }

    static Uncached toRead(Path file) {
        return open(file, StandardOpenOption.READ);
    }

    static Uncached toWrite(Path file) {
        return open(file, StandardOpenOption.WRITE);
    }

    /// No such door.
    static Uncached none() {
        return new Uncached(null, Pages.SIZE);
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
                return new Uncached(channel, (int) Math.max(block, Pages.SIZE));
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

    /// Reads what the cache does not hold; the buffer's position tells how much that was.
    void read(long position, ByteBuffer into) {
        int length = alike(position, fitting(position, into), false);
        transfer(into, length, open -> open.read(into, position));
    }

    /// How much of what was not read here should be read through the cache before asking here again, at least 1.
    int throughCache(long position, ByteBuffer into) {
        int held = alike(position, fitting(position, into), true);
        return held == 0 ? into.remaining() : held;
    }

    /// How many of so many bytes, from the first on, the cache holds or doesn't hold.
    private int alike(long position, int length, boolean held) {
        FileChannel open = channel;
        if (open == null) {
            return 0;
        }
        Resident cache = resident(open);
        int alike = 0;
        while (alike < length && cache.holds(position + alike) == held) {
            alike += Math.min(PIECE, length - alike);
        }
        return alike;
    }

    private Resident resident(FileChannel open) {
        Resident known = resident.get();
        if (known != null) {
            return known;
        }
        Resident mine = Resident.of(open);
        if (resident.compareAndSet(null, mine)) {
            return mine;
        }
        mine.close();
        return resident(open);
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
        Resident asked = resident.getAndSet(null);
        if (asked != null) {
            asked.close();
        }
        if (open != null) {
            open.close();
        }
    }
}
