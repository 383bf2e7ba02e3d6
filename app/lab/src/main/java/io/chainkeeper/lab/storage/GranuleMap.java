package io.chainkeeper.lab.storage;

import static io.chainkeeper.lab.storage.GranuleSet.GRANULE;

import io.chainkeeper.lab.storage.DiskExtent.Content;

/// Which granules of a disk hold data, and which were zeroed on purpose; what is in neither set is a hole.
///
/// @param size   of the disk, in bytes
/// @param data   granules whose bytes are in the file
/// @param zeroed granules that read as zeroes because somebody said so
record GranuleMap(long size, GranuleSet data, GranuleSet zeroed) {
    /// An empty disk: one hole.
    GranuleMap(long size) {
        this(size, new GranuleSet(GranuleSet.granulesOf(size)), new GranuleSet(GranuleSet.granulesOf(size)));
    }

    /// The same for a disk of perhaps another size; exact while nobody writes.
    GranuleMap copy(long newSize) {
        long granules = GranuleSet.granulesOf(newSize);
        return new GranuleMap(newSize, data.copy(granules), zeroed.copy(granules));
    }

    void written(long granule) {
        data.add(granule);
        zeroed.remove(granule);
    }

    void clear(long granule, boolean asZero) {
        if (asZero) {
            zeroed.add(granule);
        } else {
            zeroed.remove(granule);
        }
        data.remove(granule);
    }

    /// Bytes of a granule; the last one of a disk may be shorter.
    int lengthOf(long granule) {
        return (int) Math.min(GRANULE, size - granule * GRANULE);
    }

    Content contentOf(long granule) {
        if (data.contains(granule)) {
            return Content.DATA;
        }
        return zeroed.contains(granule) ? Content.ZERO : Content.HOLE;
    }

    DiskExtent extentAt(long offset, long maxLength) {
        if (offset < 0 || offset >= size || maxLength < 1) {
            throw new IllegalArgumentException("extent at " + offset + " of a disk of " + size + " bytes");
        }
        long end = offset + Math.min(maxLength, size - offset);
        long first = offset / GRANULE;
        long behind = GranuleSet.granulesOf(end);
        Content content = contentOf(first);
        long stop = switch (content) {
            case DATA -> data.nextOut(first, behind);
            case ZERO -> Math.min(data.nextIn(first, behind), zeroed.nextOut(first, behind));
            case HOLE -> Math.min(data.nextIn(first, behind), zeroed.nextIn(first, behind));
        };
        long until = Math.min(Math.max(stop, first + 1) * GRANULE, end);
        return new DiskExtent(offset, until - offset, content);
    }

    void check(long offset, long length) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IllegalArgumentException(
                    "range at " + offset + ", length " + length + ", of a disk of " + size + " bytes");
        }
    }
}
