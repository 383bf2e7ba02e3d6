package io.chainkeeper.desktop.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chainkeeper.desktop.chain.ChainStrip.Link;
import io.chainkeeper.desktop.chain.ChainStrip.Stop;
import io.chainkeeper.desktop.chain.ChainStrip.Way;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainStripTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final UUID SYSTEM = UUID.randomUUID();
    private static final UUID DATA = UUID.randomUUID();
    private final List<UUID> points = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final ChainPicture picture = new ChainPicture(
            List.of(column(points.get(0), 0), column(points.get(1), 1), column(points.get(2), 2)),
            List.of(
                    new ChainLane(
                            SYSTEM,
                            "system",
                            List.of(
                                    mark(points.get(0), SYSTEM, 1600, Optional.empty()),
                                    mark(points.get(1), SYSTEM, 400, Optional.of(points.get(0))),
                                    mark(points.get(2), SYSTEM, 0, Optional.of(UUID.randomUUID())))),
                    new ChainLane(
                            DATA,
                            "data",
                            List.of(
                                    mark(points.get(0), DATA, 800, Optional.empty()),
                                    mark(points.get(2), DATA, 100, Optional.of(points.get(0)))))),
            "");
    private final ChainStrip strip = new ChainStrip(picture, Set.of());

    @Test
    void aMarksAreaIsAsTrueAsItsBytes() {
        double whole = Math.pow(strip.radius(new Stop(0, 0)), 2);
        double quarter = Math.pow(strip.radius(new Stop(1, 0)), 2);
        assertThat(quarter / whole).isCloseTo(0.25, within(0.001));
    }

    @Test
    void evenAnEmptyIncrementalCanBeSeenAndHit() {
        assertThat(strip.radius(new Stop(2, 0))).isEqualTo(ChainStrip.SMALLEST);
    }

    @Test
    void theArrowKeysFollowALaneAndJumpOverItsGaps() {
        assertThat(strip.next(new Stop(0, 0), Way.LATER)).contains(new Stop(1, 0));
        assertThat(strip.next(new Stop(0, 1), Way.LATER)).contains(new Stop(2, 1));
        assertThat(strip.next(new Stop(2, 1), Way.EARLIER)).contains(new Stop(0, 1));
        assertThat(strip.next(new Stop(2, 0), Way.LATER)).isEmpty();
    }

    @Test
    void theArrowKeysCrossToTheSamePointsOtherDisks() {
        assertThat(strip.next(new Stop(0, 0), Way.DOWN)).contains(new Stop(0, 1));
        assertThat(strip.next(new Stop(1, 0), Way.DOWN)).isEmpty();
        assertThat(strip.next(new Stop(2, 1), Way.UP)).contains(new Stop(2, 0));
    }

    @Test
    void homeAndEndGoToTheEndsOfTheLane() {
        assertThat(strip.next(new Stop(1, 0), Way.FIRST)).contains(new Stop(0, 0));
        assertThat(strip.next(new Stop(0, 1), Way.LAST)).contains(new Stop(2, 1));
    }

    @Test
    void theKeyboardEntersAtTheNewestPoint() {
        assertThat(strip.newest()).contains(new Stop(2, 0));
        assertThat(new ChainStrip(ChainPicture.EMPTY, Set.of()).newest()).isEmpty();
    }

    @Test
    void aLinkToAMissingParentLeadsNowhere() {
        assertThat(strip.links()).containsExactlyInAnyOrder(new Link(0, 0, 1), new Link(0, -1, 2), new Link(1, 0, 2));
    }

    @Test
    void aPlaceBelongsToTheSlotThatIsDrawnThere() {
        assertThat(strip.slotAt(strip.middle(1))).isEqualTo(1);
        assertThat(strip.slotAt(strip.left(2))).isEqualTo(2);
        assertThat(strip.slotAt(-1)).isEqualTo(-1);
        assertThat(strip.slotAt(strip.width())).isEqualTo(-1);
    }

    @Test
    void oldPointsAreFoldedByWeekAndStillOlderOnesByMonth() {
        ChainPicture year = daily(400);
        ChainStrip folded = new ChainStrip(year, Set.of());
        long single =
                folded.slots().stream().filter(ChainSlot.One.class::isInstance).count();
        List<ChainSlot.Fold> folds = folded.slots().stream()
                .filter(ChainSlot.Fold.class::isInstance)
                .map(ChainSlot.Fold.class::cast)
                .toList();
        assertThat(single).isBetween((long) ChainFolding.NEWEST, ChainFolding.NEWEST + 2L);
        assertThat(folds).hasSizeLessThan(45);
        assertThat(folds.getLast().columns()).hasSizeLessThanOrEqualTo(7);
        assertThat(folds.get(1).columns()).hasSizeGreaterThan(20);
        assertThat(folded.slots().stream()
                        .mapToInt(slot -> slot.columns().size())
                        .sum())
                .isEqualTo(400);
    }

    @Test
    void aFoldThatIsOpenedShowsEveryPointOfIt() {
        ChainPicture year = daily(100);
        ChainSlot.Fold first =
                (ChainSlot.Fold) new ChainStrip(year, Set.of()).slots().getFirst();
        ChainStrip opened = new ChainStrip(year, Set.of(first.key()));
        assertThat(opened.slots().subList(0, first.columns().size())).allMatch(ChainSlot.One.class::isInstance);
    }

    @Test
    void aFoldWeighsAsMuchAsWhatIsInIt() {
        ChainStrip folded = new ChainStrip(daily(100), Set.of());
        ChainSlot fold = folded.slots().get(1);
        assertThat(ChainStrip.bytes(folded.at(new Stop(1, 0))))
                .isEqualTo(100L * fold.columns().size());
    }

    @Test
    void farMoreTimeThanUsualIsSeenAsAGap() {
        List<ChainColumn> columns = new ArrayList<>();
        for (int day : new int[] {0, 1, 2, 3, 12, 13}) {
            columns.add(column(UUID.randomUUID(), day));
        }
        List<ChainSlot> slots = ChainFolding.slots(columns, Set.of());
        assertThat(slots).hasSize(7);
        assertThat(slots.get(4)).isEqualTo(new ChainSlot.Gap(9));
    }

    @Test
    void pointsTakenOnceAWeekHaveNoGaps() {
        List<ChainColumn> columns = new ArrayList<>();
        for (int week = 0; week < 10; week++) {
            columns.add(column(UUID.randomUUID(), 7 * week));
        }
        assertThat(ChainFolding.slots(columns, Set.of())).noneMatch(ChainSlot.Gap.class::isInstance);
    }

    private static ChainPicture daily(int days) {
        List<ChainColumn> columns = new ArrayList<>();
        List<ChainMark> marks = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            UUID point = UUID.randomUUID();
            columns.add(column(point, day));
            marks.add(mark(point, SYSTEM, 100, Optional.empty()));
        }
        return new ChainPicture(columns, List.of(new ChainLane(SYSTEM, "system", marks)), "");
    }

    private static ChainColumn column(UUID point, int day) {
        return new ChainColumn(point, MONDAY.plusDays(day), "day " + day, "20:00");
    }

    private static ChainMark mark(UUID point, UUID disk, long bytes, Optional<UUID> parent) {
        return new ChainMark(point, disk, parent.isEmpty(), bytes, bytes + " bytes", parent, Set.of(), "spoken");
    }
}
