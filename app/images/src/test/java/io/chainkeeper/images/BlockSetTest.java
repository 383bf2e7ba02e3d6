package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BlockSetTest {
    private static final long BLOCK = 4 << 20;

    @Test
    void remembersBlocksInAscendingOrder() {
        var set = BlockSet.of(200 * BLOCK + 1);
        for (long block : new long[] {200, 3, 64, 63, 3}) {
            set.add(block);
        }
        assertThat(set.blocks()).containsExactly(3L, 63L, 64L, 200L);
        assertThat(set.count()).isEqualTo(4);
        assertThat(set.contains(64)).isTrue();
        assertThat(set.contains(65)).isFalse();
    }

    @Test
    void refusesBlocksBehindTheEndAndDisksWithoutMeasure() {
        var set = BlockSet.of(BLOCK);
        assertThatThrownBy(() -> set.add(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlockSet.of(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }
}
