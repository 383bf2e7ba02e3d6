package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.Qcow2Writer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The form of a file of notes about an image: a header that says which image it is about, then
/// pages, each with its number, its length and a checksum. A page that is cut, changed or out of
/// turn ends the file: what stands before it counts.
///
/// @param form the image
record NoteFile(Qcow2Writer.Options form) {
    private static final byte[] MAGIC = "CKBROUGHT 1\n".getBytes(StandardCharsets.US_ASCII);
    /// Number, length, checksum.
    private static final int FRAME = 3 * Integer.BYTES;
    private static final int LONGEST_PAGE = 4 << 20;
    private static final byte BLOCKS = 1;
    private static final byte END = 2;

    /// What a download came to.
    ///
    /// @param moved  as in [Downloaded#bytesMoved]
    /// @param zero   as in [Downloaded#bytesZero]
    /// @param dirty  as in [Downloaded#dirtyBytes]
    /// @param stored payload in the image, in bytes
    record Sums(long moved, long zero, long dirty, long stored) {}

    /// Takes what is read.
    interface Reader {
        void take(BlockNote note) throws IOException;

        void take(Sums sums) throws IOException;
    }

    /// Where a file of notes goes on.
    ///
    /// @param end   of its last good page, in bytes
    /// @param pages so far
    record Read(long end, int pages) {}

    byte[] header() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeLong(form.virtualSize());
            out.writeInt(form.clusterSize());
            out.writeByte(form.compression().ordinal());
            out.writeUTF(form.backing().map(Qcow2Writer.Backing::name).orElse(""));
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory takes everything
        }
        return bytes.toByteArray();
    }

    byte[] page(int number, List<BlockNote> notes) {
        return page(number, out -> {
            out.writeByte(BLOCKS);
            out.writeInt(notes.size());
            for (BlockNote note : notes) {
                note.write(out, form.clusterSize());
            }
        });
    }

    byte[] page(int number, Sums sums) {
        return page(number, out -> {
            out.writeByte(END);
            out.writeLong(sums.moved());
            out.writeLong(sums.zero());
            out.writeLong(sums.dirty());
            out.writeLong(sums.stored());
        });
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private byte[] page(int number, Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(new byte[FRAME]);
            content.write(out);
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory takes everything
        }
        ByteBuffer page = ByteBuffer.wrap(bytes.toByteArray());
        page.putInt(number)
                .putInt(page.capacity() - FRAME)
                .putInt(checksum(number, page.slice(FRAME, page.capacity() - FRAME)));
        return page.array();
    }

    /// How many notes fit into a page at least.
    int notesInAPage() {
        return LONGEST_PAGE / longestNote();
    }

    private int longestNote() {
        return 256 + clusters() * (Short.BYTES + Long.BYTES);
    }

    private int clusters() {
        return Math.max(1, BlockDigests.BLOCK_SIZE / form.clusterSize());
    }

    /// Reads as far as the file is good.
    ///
    /// @return empty when it is not about this image, or longer than all that could be said about it
    Optional<Read> read(Path file, Reader reader) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] header = header();
            long blocks = Math.ceilDiv(form.virtualSize(), BlockDigests.BLOCK_SIZE) + 1;
            long longest = header.length + 2 * blocks * (FRAME + (long) longestNote());
            ByteBuffer head = ByteBuffer.allocate(header.length);
            if (in.size() > longest || !fill(in, 0, head) || !head.equals(ByteBuffer.wrap(header))) {
                return Optional.empty();
            }
            return Optional.of(pages(in, header.length, reader));
        }
    }

    private Read pages(FileChannel in, long from, Reader reader) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME);
        long at = from;
        int number = 0;
        while (fill(in, at, frame.clear())) {
            boolean mine = frame.getInt() == number;
            int length = frame.getInt();
            if (!mine || length < 1 || length > LONGEST_PAGE || length > in.size() - at - FRAME) {
                return new Read(at, number);
            }
            ByteBuffer page = ByteBuffer.allocate(length);
            if (!fill(in, at + FRAME, page) || checksum(number, page) != frame.getInt()) {
                return new Read(at, number);
            }
            take(page, reader);
            at += FRAME + length;
            number++;
        }
        return new Read(at, number);
    }

    private void take(ByteBuffer page, Reader reader) throws IOException {
        try {
            byte kind = page.get();
            if (kind == END) {
                reader.take(new Sums(page.getLong(), page.getLong(), page.getLong(), page.getLong()));
            } else if (kind == BLOCKS) {
                int count = page.getInt();
                for (int i = 0; i < count; i++) {
                    reader.take(BlockNote.read(page, form.clusterSize(), clusters()));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new Doubtful("the checksum is right, but nothing of ours has written this: " + e);
        }
        if (page.hasRemaining()) {
            throw new Doubtful("a page with " + page.remaining() + " bytes too many");
        }
    }

    private static boolean fill(FileChannel in, long from, ByteBuffer into) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int got = in.read(into, at);
            if (got < 0) {
                return false;
            }
            at += got;
        }
        into.flip();
        return true;
    }

    /// Notes of one image never count for another: its header is in every checksum.
    private int checksum(int number, ByteBuffer content) {
        CRC32C crc = new CRC32C();
        crc.update(header());
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        crc.update(content.duplicate());
        return (int) crc.getValue();
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
