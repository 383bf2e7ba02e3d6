package io.chainkeeper.desktop.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chainkeeper.desktop.chain.ChainPicture.Way;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainPictureTest {
    private static final UUID MONDAY = UUID.randomUUID();
    private static final UUID TUESDAY = UUID.randomUUID();
    private static final UUID WEDNESDAY = UUID.randomUUID();
    private static final UUID SYSTEM = UUID.randomUUID();
    private static final UUID DATA = UUID.randomUUID();

    private final ChainMark systemFull = mark(MONDAY, SYSTEM, 1600);
    private final ChainMark systemChange = mark(TUESDAY, SYSTEM, 400);
    private final ChainMark systemLast = mark(WEDNESDAY, SYSTEM, 0);
    private final ChainMark dataFull = mark(MONDAY, DATA, 800);
    private final ChainMark dataLast = mark(WEDNESDAY, DATA, 100);
    private final ChainPicture picture = new ChainPicture(
            List.of(
                    new ChainColumn(MONDAY, "1", "1"),
                    new ChainColumn(TUESDAY, "2", "2"),
                    new ChainColumn(WEDNESDAY, "3", "3")),
            List.of(
                    new ChainLane(SYSTEM, "system", List.of(systemFull, systemChange, systemLast)),
                    new ChainLane(DATA, "data", List.of(dataFull, dataLast))));

    @Test
    void aMarksAreaIsAsTrueAsItsBytes() {
        double whole = Math.pow(picture.radius(systemFull), 2);
        double quarter = Math.pow(picture.radius(systemChange), 2);
        assertThat(quarter / whole).isCloseTo(0.25, within(0.001));
    }

    @Test
    void evenAnEmptyIncrementalCanBeSeenAndHit() {
        assertThat(picture.radius(systemLast)).isEqualTo(ChainPicture.SMALLEST);
    }

    @Test
    void theArrowKeysFollowALaneAndJumpOverItsGaps() {
        assertThat(picture.next(systemFull, Way.LATER)).contains(systemChange);
        assertThat(picture.next(dataFull, Way.LATER)).contains(dataLast);
        assertThat(picture.next(dataLast, Way.EARLIER)).contains(dataFull);
        assertThat(picture.next(systemLast, Way.LATER)).isEmpty();
    }

    @Test
    void theArrowKeysCrossToTheSamePointsOtherDisks() {
        assertThat(picture.next(systemFull, Way.DOWN)).contains(dataFull);
        assertThat(picture.next(systemChange, Way.DOWN)).isEmpty();
        assertThat(picture.next(dataLast, Way.UP)).contains(systemLast);
    }

    @Test
    void theKeyboardEntersAtTheNewestPoint() {
        assertThat(picture.newest()).contains(systemLast);
        assertThat(ChainPicture.EMPTY.newest()).isEmpty();
    }

    private static ChainMark mark(UUID point, UUID disk, long bytes) {
        return new ChainMark(point, disk, true, bytes, bytes + " bytes", Optional.empty(), "spoken");
    }
}
