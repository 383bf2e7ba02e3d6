package io.chainkeeper.images;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A digest for some of a disk's blocks. Those without one cost a bit each; the others are kept in pages,
/// so that a list of two million digests is no two million objects. Pages are small and lie in drawers, so that a few
/// digests all over a huge disk take little more room than themselves.
final class DigestList {
    private static final int PAGE_BITS = 4;
    private static final int DRAWER_BITS = 10;

    private final long diskSize;
    private final DigestKind kind;
    private final BlockSet present;
    private final byte[] @Nullable [] @Nullable [] drawers;

    DigestList(long diskSize, DigestKind kind) {
        this.diskSize = diskSize;
        this.kind = kind;
        this.present = BlockSet.of(diskSize);
        this.drawers = new byte[(int) Math.ceilDiv(Blocks.count(diskSize), 1L << PAGE_BITS + DRAWER_BITS)][][];
    }

    long diskSize() {
        return diskSize;
    }

    DigestKind kind() {
        return kind;
    }

    /// Sets a block's digest, from any thread.
    synchronized void set(long block, byte[] digest) {
        if (digest.length != kind.length()) {
            throw new IllegalArgumentException("a digest of " + digest.length + " bytes");
        }
        present.add(block);
        byte[] digests = page(block);
        if (digests == null) {
            digests = new byte[kind.length() << PAGE_BITS];
            put(block, digests);
        }
        System.arraycopy(digest, 0, digests, at(block), kind.length());
    }

    /// Whether the block has a digest.
    boolean has(long block) {
        return present.contains(block);
    }

    /// A copy of the block's digest; null if it has none.
    byte @Nullable [] get(long block) {
        byte[] digests = has(block) ? page(block) : null;
        return digests == null ? null : Arrays.copyOfRange(digests, at(block), at(block) + kind.length());
    }

    long count() {
        return present.count();
    }

    LongStream blocks() {
        return present.blocks();
    }

    /// A copy nobody else can change.
    synchronized DigestList copy() {
        DigestList copy = new DigestList(diskSize, kind);
        blocks().forEach(block -> {
            byte[] digest = get(block);
            if (digest != null) {
                copy.set(block, digest);
            }
        });
        return copy;
    }

    private byte @Nullable [] page(long block) {
        byte[] @Nullable [] drawer = drawers[drawer(block)];
        return drawer == null ? null : drawer[inDrawer(block)];
    }

    private void put(long block, byte[] page) {
        byte[] @Nullable [] drawer = drawers[drawer(block)];
        if (drawer == null) {
            drawer = new byte[1 << DRAWER_BITS][];
            drawers[drawer(block)] = drawer;
        }
        drawer[inDrawer(block)] = page;
    }

    private static int drawer(long block) {
        return (int) (block >>> PAGE_BITS + DRAWER_BITS);
    }

    private static int inDrawer(long block) {
        return (int) (block >>> PAGE_BITS) & (1 << DRAWER_BITS) - 1;
    }

    private int at(long block) {
        return (int) (block & (1 << PAGE_BITS) - 1) * kind.length();
    }
}
