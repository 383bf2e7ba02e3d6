package io.chainkeeper.lab.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One volume of a chain: what changed in it is there, and everything else is a hole that shows what lies below.
///
/// @param moment  the disk as it was when the volume was closed
/// @param changed what the volume holds, sorted and apart from each other
public record Layer(Frozen moment, List<ByteRange> changed) implements DiskView {
    /// Copies the list.
    public Layer {
        changed = List.copyOf(changed);
    }

    @Override
    public long size() {
        return moment.size();
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        moment.read(offset, into);
    }

    /// What was discarded in this volume hides what lies below: it is zeroes here, not a hole.
    @Override
    public DiskExtent extentAt(long offset, long maxLength) {
        long until = Math.min(size(), offset + maxLength);
        for (ByteRange range : changed) {
            if (offset < range.start()) {
                return new DiskExtent(offset, Math.min(until, range.start()) - offset, DiskExtent.Content.HOLE);
            }
            if (offset < range.end()) {
                DiskExtent here = moment.extentAt(offset, Math.min(until, range.end()) - offset);
                return here.zero() ? new DiskExtent(offset, here.length(), DiskExtent.Content.ZERO) : here;
            }
        }
        return new DiskExtent(offset, until - offset, DiskExtent.Content.HOLE);
    }
}
