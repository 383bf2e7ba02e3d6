package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the first cluster of a qcow2 file. Everything a header points to within that cluster is checked
/// here.
final class HeaderParser {
    private static final int NAME_OFFSET = 8;
    private static final int NAME_LENGTH = 16;
    private static final int CLUSTER_BITS = 20;
    private static final int REFCOUNT_ORDER = 96;
    private static final int HEADER_LENGTH = 100;
    private static final int COMPRESSION_TYPE = 104;

    private final ImageFile file;

    HeaderParser(ImageFile file) {
        this.file = file;
    }

    Qcow2Header parse() throws IOException {
        ByteBuffer head = firstBytes(Qcow2Header.V2_LENGTH);
        requireMagic(head);
        int version = head.getInt(4);
        if (version != 2 && version != 3) {
            throw file.unsupported(
                    4, "qcow2 version " + Integer.toUnsignedString(version) + "; versions 2 and 3 are read");
        }
        int clusterBits = head.getInt(CLUSTER_BITS);
        if (clusterBits < Geometry.MIN_CLUSTER_BITS || clusterBits > Geometry.MAX_CLUSTER_BITS) {
            throw file.corrupt(
                    CLUSTER_BITS,
                    "cluster size 2^" + Integer.toUnsignedString(clusterBits) + " bytes; qcow2 has 2^9 to 2^21");
        }
        ByteBuffer cluster = ByteBuffer.allocate((int) Math.min(1L << clusterBits, file.length()));
        file.read(0, cluster);
        return fields(cluster.flip(), version, clusterBits);
    }

    private ByteBuffer firstBytes(int count) throws IOException {
        if (file.length() < count) {
            throw file.corrupt(0, "the file has " + file.length() + " bytes, too few for a qcow2 header");
        }
        ByteBuffer head = ByteBuffer.allocate(count);
        file.read(0, head);
        return head.flip();
    }

    private void requireMagic(ByteBuffer head) throws CorruptImage {
        if (head.getInt(0) == Qcow2Header.MAGIC) {
            return;
        }
        throw file.corrupt(
                0,
                Unfinished.marks(head)
                        ? "this image was never finished: the run that wrote it stopped before the end"
                        : "this is not a qcow2 image: its first bytes are not the qcow2 magic");
    }

    private Qcow2Header fields(ByteBuffer in, int version, int clusterBits) throws IOException {
        boolean modern = version >= 3;
        if (modern && in.limit() < Qcow2Header.V3_LENGTH) {
            throw file.corrupt(0, "the file ends within its header");
        }
        int length = modern ? headerLength(in) : Qcow2Header.V2_LENGTH;
        int refcountOrder = modern ? in.getInt(REFCOUNT_ORDER) : 4;
        if (refcountOrder < 0 || refcountOrder > 6) {
            throw file.corrupt(REFCOUNT_ORDER, "refcounts of 2^" + Integer.toUnsignedString(refcountOrder) + " bits");
        }
        long nameOffset = in.getLong(NAME_OFFSET);
        Optional<String> name = nameOffset == 0 ? Optional.empty() : Optional.of(name(in, nameOffset));
        return new Qcow2Header(
                version,
                nameOffset,
                name.isEmpty() ? 0 : in.getInt(NAME_LENGTH),
                clusterBits,
                in.getLong(24),
                in.getInt(32),
                Integer.toUnsignedLong(in.getInt(36)),
                in.getLong(40),
                in.getLong(48),
                Integer.toUnsignedLong(in.getInt(56)),
                Integer.toUnsignedLong(in.getInt(60)),
                in.getLong(64),
                modern ? in.getLong(72) : 0,
                modern ? in.getLong(80) : 0,
                refcountOrder,
                length,
                modern && length > COMPRESSION_TYPE ? Byte.toUnsignedInt(in.get(COMPRESSION_TYPE)) : 0,
                name,
                extensions(in, length, name.isEmpty() ? in.limit() : (int) nameOffset));
    }

    private int headerLength(ByteBuffer in) throws CorruptImage {
        int length = in.getInt(HEADER_LENGTH);
        if (length < Qcow2Header.V3_LENGTH || length > in.limit()) {
            throw file.corrupt(
                    HEADER_LENGTH,
                    "a header of " + Integer.toUnsignedString(length) + " bytes does not fit into the first cluster");
        }
        return length;
    }

    private String name(ByteBuffer in, long offset) throws CorruptImage {
        int length = in.getInt(NAME_LENGTH);
        if (length < 0 || length > BackingName.MAX_BYTES) {
            throw file.corrupt(
                    NAME_LENGTH,
                    "the backing file's name has " + Integer.toUnsignedString(length) + " bytes; at most "
                            + BackingName.MAX_BYTES + " are allowed");
        }
        if (offset < Qcow2Header.V2_LENGTH || offset > in.limit() - length) {
            throw file.corrupt(NAME_OFFSET, "the backing file's name lies outside the first cluster");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(in.slice((int) offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw file.corrupt(offset, "the backing file's name is not UTF-8");
        }
    }

    /// They end with a mark, or where the name begins, or with the cluster: each takes at least eight
    /// bytes, so this ends.
    private List<Qcow2Header.Extension> extensions(ByteBuffer in, int from, int end) throws CorruptImage {
        var found = new ArrayList<Qcow2Header.Extension>();
        int at = from;
        while (at <= end - 8) {
            int type = in.getInt(at);
            int length = in.getInt(at + 4);
            if (type == Qcow2Header.END_OF_EXTENSIONS) {
                break;
            }
            if (length < 0 || length > end - at - 8) {
                throw file.corrupt(
                        at + 4,
                        "a header extension of " + Integer.toUnsignedString(length) + " bytes leaves the header");
            }
            byte[] data = new byte[length];
            in.get(at + 8, data);
            found.add(new Qcow2Header.Extension(type, at + 8, data));
            at = Qcow2Header.afterExtension(at + 8, length);
        }
        return List.copyOf(found);
    }
}
