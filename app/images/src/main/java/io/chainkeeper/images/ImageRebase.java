package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Names another backing file in a qcow2 header, without touching anything else, as `qemu-img rebase -u`
/// does.
///
/// The new name is written where the header in force uses nothing, and made durable; then one sector,
/// which holds the pointer to the name and the format, is replaced as a whole. A power cut leaves the old
/// name or the new one.
public final class ImageRebase {
    private static final int SECTOR = 512;
    private static final int POINTER = 8;
    private static final int EXTENSION_HEAD = 8;
    private static final int FORMAT_ROOM = 8;

    private final ImageFile file;
    private final Qcow2Header header;
    private final byte[] name;
    private final byte[] format;
    private final ByteBuffer cluster;
    private final int endMark;

    private ImageRebase(ImageFile file, Qcow2Header header, String name, ImageFormat format) throws IOException {
        this.file = file;
        this.header = header;
        this.name = name.getBytes(StandardCharsets.UTF_8);
        this.format = Arrays.copyOf(format.qemuName().getBytes(StandardCharsets.US_ASCII), FORMAT_ROOM);
        this.cluster = ByteBuffer.allocate(header.geometry().clusterSize());
        file.readWhatIsThere(0, cluster);
        this.endMark = header.endOfExtensions() - EXTENSION_HEAD;
    }

    /// Changes the header; that the new backing file has the content of the old one is the caller's
    /// knowledge. Nobody may have the image open for writing meanwhile.
    ///
    /// @param newBackingName relative to the image's folder
    /// @throws ForbiddenBackingFile when the name is absolute, a protocol, or otherwise not to be followed
    /// @throws UnsupportedImage     when the name does not fit into the first cluster beside what is there
    public static void rebase(Path path, String newBackingName, ImageFormat format) throws IOException {
        Optional<String> objection = BackingName.objection(newBackingName);
        if (objection.isPresent()) {
            throw new ForbiddenBackingFile(path, ImageException.NOWHERE, objection.get());
        }
        try (ImageFile file = ImageFile.toChange(path)) {
            Qcow2Header header = Qcow2Header.read(file);
            HeaderRules.require(header, file);
            new ImageRebase(file, header, newBackingName, format).rebase();
        }
    }

    private void rebase() throws IOException {
        requireEndMark();
        int at = roomForName();
        cluster.put(at, name);
        cluster.putLong(POINTER, at).putInt(POINTER + Long.BYTES, name.length);
        Optional<Qcow2Header.Extension> recorded = header.extension(Qcow2Header.BACKING_FORMAT);
        if (recorded.isPresent()) {
            replaceFormat(recorded.get());
        }
        if (cluster.capacity() > SECTOR) {
            writeDurably(at, at + name.length);
        }
        writeDurably(0, SECTOR);
        if (recorded.isEmpty()) {
            appendFormat();
        }
    }

    /// Once the old name is gone from behind the extensions, only the mark tells where they end.
    private void requireEndMark() throws UnsupportedImage {
        boolean inForce = header.nameOffset() == 0 || endMark + EXTENSION_HEAD <= header.nameOffset();
        boolean inside = endMark + EXTENSION_HEAD <= cluster.capacity();
        if (!inForce || !inside || cluster.getInt(endMark) != Qcow2Header.END_OF_EXTENSIONS) {
            throw file.unsupported(
                    endMark, "the header's extensions have no end mark; “qemu-img rebase -u” can do this");
        }
    }

    /// Between extensions and old name, or behind that; where a cluster is one sector, in place of the
    /// old name.
    private int roomForName() throws UnsupportedImage {
        int from = endMark + EXTENSION_HEAD;
        if (header.extension(Qcow2Header.BACKING_FORMAT).isEmpty()) {
            from += EXTENSION_HEAD + FORMAT_ROOM;
        }
        boolean free = header.nameOffset() == 0 || cluster.capacity() == SECTOR;
        if (!free && from + name.length > header.nameOffset()) {
            from = Math.max(from, (int) header.nameOffset() + header.nameLength() + 7 & ~7);
        }
        if (from + name.length > cluster.capacity()) {
            throw file.unsupported(
                    from,
                    "a backing file name of " + name.length
                            + " bytes does not fit into the first cluster; " + Math.max(0, cluster.capacity() - from)
                            + " bytes are free there");
        }
        return from;
    }

    private void replaceFormat(Qcow2Header.Extension recorded) throws UnsupportedImage {
        int at = recorded.offset();
        boolean same = Arrays.equals(Arrays.copyOf(recorded.data(), FORMAT_ROOM), format)
                && recorded.data().length <= FORMAT_ROOM;
        if (same) {
            return;
        }
        boolean oneWrite = at + FORMAT_ROOM <= SECTOR;
        if (!oneWrite || Qcow2Header.afterExtension(at, recorded.data().length) != at + FORMAT_ROOM) {
            throw file.unsupported(
                    at,
                    "the backing format stands where it cannot be replaced at once with the name;"
                            + " “qemu-img rebase -u” can do this");
        }
        cluster.putInt(at - Integer.BYTES, formatLength()).put(at, format);
    }

    /// The new end mark and the format come first; the eight bytes before them, which are the old end
    /// mark, last.
    private void appendFormat() throws IOException {
        int data = endMark + EXTENSION_HEAD;
        cluster.put(data, format).putLong(data + FORMAT_ROOM, Qcow2Header.END_OF_EXTENSIONS);
        writeDurably(data, data + FORMAT_ROOM + EXTENSION_HEAD);
        cluster.putInt(endMark, Qcow2Header.BACKING_FORMAT).putInt(endMark + Integer.BYTES, formatLength());
        writeDurably(endMark, data);
    }

    private int formatLength() {
        int length = 0;
        while (length < FORMAT_ROOM && format[length] != 0) {
            length++;
        }
        return length;
    }

    private void writeDurably(int from, int to) throws IOException {
        file.write(from, cluster.clear().position(from).limit(to));
        cluster.clear();
        file.force();
    }
}
