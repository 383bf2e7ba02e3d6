package io.chainkeeper.force.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// Kills of work that is played by its length alone.
class PaceTest {
    private static final Work KIND = Work.INCREMENTAL;

    private final Random random = new Random(7);
    private final Pace pace = new Pace();
    private int late;
    private final int[] thirds = new int[3];

    /// Does what a killer does: chooses, strikes, learns.
    private void kill(int times, LongSupplier worksMillis) {
        for (int i = 0; i < times; i++) {
            long works = worksMillis.getAsLong();
            Duration after = pace.atWork(KIND, random.nextDouble());
            if (after.toMillis() >= works) {
                late++;
                pace.ended(KIND, Duration.ofMillis(works));
            } else {
                thirds[(int) (3 * after.toMillis() / works)]++;
                pace.outlived(KIND, after);
            }
        }
    }

    private void spreadOver(int kills) {
        assertThat(late).as("too late").isLessThan(kills / 4);
        for (int third : thirds) {
            assertThat(third).as("in each third").isGreaterThan(kills / 5);
        }
    }

    @Test
    void aFirstVictimThatTookLongDoesNotMakeTheKillsAfterItComeTooLate() {
        pace.ended(KIND, Duration.ofSeconds(2));

        kill(100, () -> 100);

        spreadOver(100);
    }

    @Test
    void killsAreSpreadOverWorkThatIsNeverTwiceTheSameLength() {
        pace.ended(KIND, Duration.ofMillis(100));

        kill(1000, () -> random.nextLong(70, 130));

        spreadOver(1000);
    }

    @Test
    void workThatGetsSlowerIsStruckInItsLastThirdAgain() {
        pace.ended(KIND, Duration.ofMillis(100));
        kill(150, () -> 300);
        late = 0;
        Arrays.fill(thirds, 0);

        kill(300, () -> 300);

        spreadOver(300);
    }

    @Test
    void killsThatComeBeforeTheWorkBeginsComeLaterTheNextTime() {
        pace.led(KIND, Duration.ofMillis(40));
        pace.ended(KIND, Duration.ofMillis(10));

        for (int i = 0; i < 20; i++) {
            Duration after = pace.atWork(KIND, 0.5);
            if (after.toMillis() < 200) {
                pace.stillLeading(KIND, after);
            }
        }

        assertThat(pace.atWork(KIND, 0.5)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void aMomentIsCountedFromWhatIsSeenOfTheBeginAndAKindThatWasNeverSeenIsStruckAtOnce() {
        pace.opened(KIND, Duration.ofMillis(900));
        pace.led(KIND, Duration.ofMillis(40));
        pace.ended(KIND, Duration.ofMillis(100));

        assertThat(pace.atWork(KIND, 0)).isEqualTo(Duration.ofMillis(40));
        assertThat(pace.opening(KIND, 0.5)).isEqualTo(Duration.ofMillis(450));
        assertThat(pace.atWork(Work.REBUILD, 0.5)).isEqualTo(Duration.ZERO);
    }
}
