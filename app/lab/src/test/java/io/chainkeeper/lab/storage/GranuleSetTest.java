package io.chainkeeper.lab.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GranuleSetTest {
    private static final long GRANULES = 200_000;

    @Test
    void knowsWhatWasAddedAndRemoved() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        GranuleSet set = new GranuleSet(GRANULES);
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            long granule = random.nextLong(GRANULES);
            long end = Math.min(GRANULES, granule + random.nextLong(200));
            boolean adding = random.nextInt(3) > 0;
            for (long g = granule; g < end; g++) {
                if (adding) {
                    expected.add(g);
                } else {
                    expected.remove(g);
                }
            }
            if (adding) {
                set.addAll(granule, end);
            } else {
                set.removeAll(granule, end);
            }
        }
        assertThat(set.count()).isEqualTo(expected.size());
        for (int i = 0; i < 2000; i++) {
            long granule = random.nextLong(GRANULES);
            Long next = expected.ceiling(granule);
            assertThat(set.contains(granule)).isEqualTo(expected.contains(granule));
            assertThat(set.nextIn(granule, GRANULES)).isEqualTo(next == null ? GRANULES : next);
            long out = granule;
            while (out < GRANULES && expected.contains(out)) {
                out++;
            }
            assertThat(set.nextOut(granule, GRANULES)).isEqualTo(out);
        }
    }

    @Test
    void aCopyForASmallerDiskForgetsWhatLiesBehindItsEnd() {
        GranuleSet set = new GranuleSet(100);
        set.addAll(10, 60);

        GranuleSet copy = set.copy(20).copy(100);

        assertThat(copy.count()).isEqualTo(10);
        assertThat(copy.nextIn(20, 100)).isEqualTo(100);
        assertThat(set.count()).isEqualTo(50);
    }
}
