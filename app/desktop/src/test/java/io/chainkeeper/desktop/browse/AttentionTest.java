package io.chainkeeper.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.edge.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private final HandClock later = new HandClock();
    private final List<String> read = new ArrayList<>();
    private final Attention attention = new Attention(later, () -> read.add("read"));

    @Test
    void whoeverBeginsToLookSeesWhatIsNew() {
        attention.look(true);
        assertThat(read).hasSize(1);
        attention.look(true);
        assertThat(read).hasSize(1);
    }

    @Test
    void nobodyLookingMeansNobodyAsking() {
        attention.asked();
        attention.answered();
        assertThat(later.pauses()).isEmpty();
        attention.look(true);
        attention.asked();
        attention.answered();
        assertThat(later.pauses()).hasSize(1);
        attention.look(false);
        assertThat(later.pauses()).isEmpty();
    }

    @Test
    void whatFailedIsReadAgainSoonAndThenLessOften() {
        attention.look(true);
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            attention.asked();
            attention.failed();
            pauses.add(later.pauses().getLast());
        }
        assertThat(pauses)
                .startsWith(Duration.ofSeconds(2), Duration.ofSeconds(4))
                .isSorted();
        assertThat(pauses.getLast()).isEqualTo(Duration.ofSeconds(30));
        attention.asked();
        attention.answered();
        assertThat(later.pauses()).allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofMinutes(1)));
        attention.asked();
        attention.failed();
        assertThat(later.pauses()).containsExactly(Duration.ofSeconds(2));
    }
}
