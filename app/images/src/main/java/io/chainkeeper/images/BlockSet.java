package io.chainkeeper.images;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A set of 4 MiB blocks of a disk, one bit each. Safe for many threads.
public final class BlockSet {
    private final long blocks;
    private final AtomicLongArray words;

    private BlockSet(long blocks) {
        this.blocks = blocks;
        this.words = new AtomicLongArray(Math.toIntExact((blocks + 63) >>> 6));
    }

    /// An empty set for a disk of `diskSize` bytes.
    ///
    /// @throws IllegalArgumentException when the size is negative or above [Blocks#MAX_DISK_SIZE]
    public static BlockSet of(long diskSize) {
        return new BlockSet(Blocks.count(diskSize));
    }

    /// Puts a block into the set; it may be there already.
    public void add(long block) {
        int word = word(block);
        long bit = 1L << block;
        if ((words.get(word) & bit) == 0) {
            words.getAndUpdate(word, old -> old | bit);
        }
    }

    /// Whether the block is in the set.
    public boolean contains(long block) {
        return (words.get(word(block)) & 1L << block) != 0;
    }

    /// How many blocks are in the set.
    public long count() {
        long count = 0;
        for (int i = 0; i < words.length(); i++) {
            count += Long.bitCount(words.get(i));
        }
        return count;
    }

    /// The blocks of the set in ascending order.
    public LongStream blocks() {
        return IntStream.range(0, words.length()).mapToObj(this::blocksOfWord).flatMapToLong(each -> each);
    }

    private LongStream blocksOfWord(int word) {
        return LongStream.iterate(words.get(word), bits -> bits != 0, bits -> bits & bits - 1)
                .map(bits -> ((long) word << 6) + Long.numberOfTrailingZeros(bits));
    }

    private int word(long block) {
        if (block < 0 || block >= blocks) {
            throw new IllegalArgumentException("block " + block + " of a disk with " + blocks + " blocks");
        }
        return (int) (block >>> 6);
    }
}
