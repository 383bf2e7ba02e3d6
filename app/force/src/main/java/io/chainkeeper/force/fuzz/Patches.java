package io.chainkeeper.force.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A few files written as a list of patches: which file, where, how many bytes, and the bytes.
///
/// Images are mostly zeroes, and a fuzzer that pokes zeroes learns nothing. As patches an image of any size is a few
/// hundred bytes, all of which matter; what lies between them is a hole of the file.
final class Patches {
    /// Files that an input may fill, the first of them the one to open.
    static final int FILES = 3;

    private static final int HEAD = 7;

    private Patches() {}

    /// Writes the files. Any bytes mean something; a patch that is cut short is as long as it is.
    ///
    /// @param paths as many as there are files; made if they are not there
    static void write(byte[] input, Path[] paths) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(input);
        FileChannel[] files = new FileChannel[paths.length];
        try {
            for (int i = 0; i < paths.length; i++) {
                files[i] = FileChannel.open(
                        paths[i],
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
            }
            while (in.remaining() >= HEAD) {
                FileChannel file = files[Byte.toUnsignedInt(in.get()) % files.length];
                long position = Integer.toUnsignedLong(in.getInt());
                int length = Math.min(Short.toUnsignedInt(in.getShort()), in.remaining());
                file.write(in.slice(in.position(), length), position);
                in.position(in.position() + length);
            }
        } finally {
            for (FileChannel file : files) {
                if (file != null) {
                    file.close();
                }
            }
        }
    }

    /// The patches that make these files.
    static byte[] of(byte[]... contents) {
        var out = new ByteArrayOutputStream();
        for (int file = 0; file < contents.length; file++) {
            byte[] content = contents[file];
            int at = 0;
            while (at < content.length) {
                int end = Math.min(content.length, at + 16);
                if (end == content.length || !isZero(content, at, end)) {
                    end = endOfRun(content, at);
                    out.write(file);
                    out.writeBytes(ByteBuffer.allocate(6)
                            .putInt(at)
                            .putShort((short) (end - at))
                            .array());
                    out.write(content, at, end - at);
                }
                at = end;
            }
        }
        return out.toByteArray();
    }

    /// Sixteen zeroes end a run, for less a new patch costs more than it saves.
    private static int endOfRun(byte[] content, int from) {
        int end = from;
        while (end < content.length && end - from < 0xf000) {
            int next = Math.min(content.length, end + 16);
            if (end > from && isZero(content, end, next) && next < content.length) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static boolean isZero(byte[] content, int from, int to) {
        for (int i = from; i < to; i++) {
            if (content[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
