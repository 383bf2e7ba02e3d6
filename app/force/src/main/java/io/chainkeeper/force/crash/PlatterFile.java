package io.chainkeeper.force.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The bytes of one file on a disk with a cache: what is on the platter, and what is not yet.
final class PlatterFile {
    private static final int SECTOR = 512;

    /// A change of bytes that is not on the platter yet.
    ///
    /// @param offset where, in bytes
    /// @param bytes  what is written there; none for a new length
    /// @param cut    whether the file gets the length `offset`
    private record Pending(int offset, byte[] bytes, boolean cut) {}

    private byte[] platter;
    private final List<Pending> pending = new ArrayList<>();

    /// A new one.
    PlatterFile() {
        this(new byte[0]);
    }

    /// One that was there before.
    PlatterFile(byte[] platter) {
        this.platter = platter;
    }

    void write(long offset, byte[] bytes) {
        pending.add(new Pending(Math.toIntExact(offset), bytes, false));
    }

    void truncate(long length) {
        pending.add(new Pending(Math.toIntExact(length), new byte[0], true));
    }

    /// All of it is on the platter from now on.
    void sync() {
        platter = everything();
        pending.clear();
    }

    /// With the cache.
    byte[] everything() {
        byte[] bytes = platter;
        for (Pending each : pending) {
            bytes = apply(bytes, each, 0, each.bytes().length);
        }
        return bytes;
    }

    /// Without the cache.
    byte[] platter() {
        return platter.clone();
    }

    /// With some of the cache: any of the changes, and of those the sectors from one to another.
    byte[] some(Random chance) {
        byte[] bytes = platter;
        for (Pending each : pending) {
            int length = each.bytes().length;
            switch (chance.nextInt(3)) {
                case 0 -> bytes = apply(bytes, each, 0, length);
                case 1 -> {
                    int from = sector(chance, length);
                    bytes = each.cut() ? bytes : apply(bytes, each, from, from + sector(chance, length - from));
                }
                default -> {}
            }
        }
        return bytes;
    }

    private static int sector(Random chance, int length) {
        return Math.min(length, chance.nextInt(length / SECTOR + 1) * SECTOR);
    }

    private static byte[] apply(byte[] bytes, Pending change, int from, int to) {
        if (change.cut()) {
            return Arrays.copyOf(bytes, change.offset());
        }
        if (from == to) {
            return bytes;
        }
        byte[] now = Arrays.copyOf(bytes, Math.max(bytes.length, change.offset() + to));
        System.arraycopy(change.bytes(), from, now, change.offset() + from, to - from);
        return now;
    }
}
