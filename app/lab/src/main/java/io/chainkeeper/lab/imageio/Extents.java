package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.storage.ByteRange;
import io.chainkeeper.lab.storage.DiskExtent;
import io.chainkeeper.lab.storage.DiskView;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a disk's extents as the JSON list that covers it from 0 to its end.
final class Extents {
    private Extents() {}

    /// With `zero` and `hole`; neighbours that are alike in both are one.
    static byte[] zero(DiskView disk, long size) {
        StringBuilder json = new StringBuilder("[");
        for (long start = 0; start < size; ) {
            DiskExtent extent = disk.extentAt(start, size - start);
            open(json, start, extent.length());
            json.append(",\"zero\":").append(extent.zero());
            json.append(",\"hole\":")
                    .append(extent.content() == DiskExtent.Content.HOLE)
                    .append('}');
            start += extent.length();
        }
        return bytes(json);
    }

    /// With `dirty` and `zero`; neighbours that are alike in both are one.
    ///
    /// @param dirty what changed, sorted and apart from each other
    static byte[] dirty(DiskView disk, long size, List<ByteRange> dirty) {
        StringBuilder json = new StringBuilder("[");
        long clean = 0;
        for (ByteRange range : dirty) {
            part(json, disk, clean, Math.min(range.start(), size), false);
            part(json, disk, range.start(), Math.min(range.end(), size), true);
            clean = range.end();
        }
        part(json, disk, clean, size, false);
        return bytes(json);
    }

    private static void part(StringBuilder json, DiskView disk, long from, long to, boolean dirty) {
        for (long start = from; start < to; ) {
            boolean zero = disk.extentAt(start, to - start).zero();
            long end = start;
            while (end < to && disk.extentAt(end, to - end).zero() == zero) {
                end += disk.extentAt(end, to - end).length();
            }
            open(json, start, end - start);
            json.append(",\"dirty\":").append(dirty);
            json.append(",\"zero\":").append(zero).append('}');
            start = end;
        }
    }

    private static void open(StringBuilder json, long start, long length) {
        json.append(json.length() > 1 ? ",{\"start\":" : "{\"start\":").append(start);
        json.append(",\"length\":").append(length);
    }

    private static byte[] bytes(StringBuilder json) {
        return json.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }
}
