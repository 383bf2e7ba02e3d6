package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header of a qcow2 file: what stands there, checked for sense within the first cluster but for
/// nothing beyond.
///
/// @param nameOffset where the backing file's name stands, in bytes; 0 if there is none
/// @param nameLength of that name, in bytes
/// @param l1Size     entries of the active L1 table
/// @param length     of the fixed part of the header, in bytes; extensions follow it
record Qcow2Header(
        int version,
        long nameOffset,
        int nameLength,
        int clusterBits,
        long virtualSize,
        int encryption,
        long l1Size,
        long l1Offset,
        long refcountTableOffset,
        long refcountTableClusters,
        long snapshots,
        long snapshotsOffset,
        long incompatible,
        long compatible,
        int refcountOrder,
        int length,
        int compressionType,
        Optional<String> backingName,
        List<Extension> extensions) {

    /// `QFI` and 0xfb.
    static final int MAGIC = 0x5146_49fb;

    static final int V2_LENGTH = 72;
    static final int V3_LENGTH = 104;
    static final int LENGTH_WITH_COMPRESSION_TYPE = 112;

    static final long INCOMPATIBLE_DIRTY = 1;
    static final long INCOMPATIBLE_CORRUPT = 1 << 1;
    static final long INCOMPATIBLE_EXTERNAL_DATA = 1 << 2;
    static final long INCOMPATIBLE_COMPRESSION_TYPE = 1 << 3;
    static final long INCOMPATIBLE_EXTENDED_L2 = 1 << 4;
    static final long COMPATIBLE_LAZY_REFCOUNTS = 1;

    static final int END_OF_EXTENSIONS = 0;
    static final int BACKING_FORMAT = 0xe279_2aca;
    static final int BITMAPS = 0x2385_2875;

    /// A header extension.
    ///
    /// @param offset of its data in the file, in bytes; type and length are the eight bytes before
    /// @param data   a copy
    record Extension(int type, int offset, byte[] data) {}

    /// Reads it.
    ///
    /// @throws CorruptImage when it is no qcow2 header or contradicts itself
    static Qcow2Header read(ImageFile file) throws IOException {
        return new HeaderParser(file).parse();
    }

    boolean has(long incompatibleFeature) {
        return (incompatible & incompatibleFeature) != 0;
    }

    Geometry geometry() {
        return new Geometry(clusterBits, has(INCOMPATIBLE_EXTENDED_L2));
    }

    Optional<Extension> extension(int type) {
        return extensions.stream().filter(each -> each.type == type).findFirst();
    }

    /// The backing file's format as a word, if the header records one.
    Optional<String> backingFormat() {
        return extension(BACKING_FORMAT).map(each -> new String(each.data, StandardCharsets.UTF_8));
    }

    /// The first byte after the last extension and the mark that ends them.
    int endOfExtensions() {
        return extensions.isEmpty()
                ? length + 8
                : afterExtension(extensions.getLast().offset, extensions.getLast().data.length) + 8;
    }

    static int afterExtension(int dataOffset, int dataLength) {
        return dataOffset + (dataLength + 7 & ~7);
    }

    Qcow2Writer.Compression compression() {
        return compressionType == 1 ? Qcow2Writer.Compression.ZSTD : Qcow2Writer.Compression.ZLIB;
    }

    /// The bytes of a header made of this one's fields: fixed part, extensions, end mark, name.
    ByteBuffer bytes() {
        byte[] name = backingName.orElse("").getBytes(StandardCharsets.UTF_8);
        int size = LENGTH_WITH_COMPRESSION_TYPE + 8 + name.length;
        for (Extension each : extensions) {
            size += 8 + (each.data.length + 7 & ~7);
        }
        ByteBuffer to = ByteBuffer.allocate(size);
        to.putInt(MAGIC).putInt(version);
        to.putLong(name.length == 0 ? 0 : size - name.length).putInt(name.length);
        to.putInt(clusterBits).putLong(virtualSize).putInt(encryption);
        to.putInt((int) l1Size).putLong(l1Offset);
        to.putLong(refcountTableOffset).putInt((int) refcountTableClusters);
        to.putInt((int) snapshots).putLong(snapshotsOffset);
        to.putLong(incompatible).putLong(compatible).putLong(0);
        to.putInt(refcountOrder).putInt(LENGTH_WITH_COMPRESSION_TYPE);
        to.put((byte) compressionType).position(LENGTH_WITH_COMPRESSION_TYPE);
        for (Extension each : extensions) {
            to.putInt(each.type).putInt(each.data.length).put(each.data);
            to.position(to.position() + 7 & ~7);
        }
        to.putLong(END_OF_EXTENSIONS).put(name);
        return to.flip();
    }

    /// Extensions as a new image has them.
    static List<Extension> recording(Optional<Qcow2Writer.Backing> backing) {
        var list = new ArrayList<Extension>();
        backing.ifPresent(below -> list.add(
                new Extension(BACKING_FORMAT, 0, below.format().qemuName().getBytes(StandardCharsets.UTF_8))));
        return list;
    }
}
