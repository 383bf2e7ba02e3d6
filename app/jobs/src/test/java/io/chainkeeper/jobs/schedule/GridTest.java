package io.chainkeeper.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private static List<String> next(When when, ZoneId zone, String after, int count) {
        Instant from = LocalDateTime.parse(after).atZone(zone).toInstant();
        return Grid.of(when, zone).next(from, count).stream()
                .map(slot -> slot.toLocalDateTime() + slot.getOffset().toString())
                .toList();
    }

    private static List<String> berlin(When when, String after, int count) {
        return next(when, BERLIN, after, count);
    }

    @Test
    void dailySlotsKeepTheirTimeOfDayWhenTheClocksChange() {
        assertThat(berlin(new When.Daily(EVENING), "2026-03-28T12:00", 3))
                .containsExactly("2026-03-28T20:00+01:00", "2026-03-29T20:00+02:00", "2026-03-30T20:00+02:00");
    }

    @Test
    void aSlotIsNotItsOwnSuccessor() {
        assertThat(berlin(new When.Daily(EVENING), "2026-05-01T20:00", 1)).containsExactly("2026-05-02T20:00+02:00");
    }

    @Test
    void aTimeThatTheClocksSkipIsTheFirstMomentAfterTheGap() {
        assertThat(berlin(new When.Daily(LocalTime.of(2, 30)), "2026-03-28T12:00", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void aTimeThatComesTwiceCountsTheFirstTimeOnly() {
        assertThat(berlin(new When.Daily(LocalTime.of(2, 30)), "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void twoTimesInOrAtTheEndOfAGapAreOneSlot() {
        assertThat(berlin(new When.EveryHours(1, Optional.empty()), "2026-03-29T00:30", 3))
                .containsExactly("2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
    }

    @Test
    void everyHourHasOneSlotForTheHourThatComesTwice() {
        assertThat(berlin(new When.EveryHours(1, Optional.empty()), "2026-10-25T01:30", 2))
                .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00");
    }

    @Test
    void weekdaysLeaveTheWeekendOut() {
        assertThat(berlin(When.Weekly.weekdays(EVENING), "2026-11-19T21:00", 3))
                .containsExactly("2026-11-20T20:00+01:00", "2026-11-23T20:00+01:00", "2026-11-24T20:00+01:00");
    }

    @Test
    void weeklyComesOnEachChosenDay() {
        var when = new When.Weekly(EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY), LocalTime.of(3, 15));
        assertThat(berlin(when, "2026-11-21T00:00", 3))
                .containsExactly("2026-11-22T03:15+01:00", "2026-11-25T03:15+01:00", "2026-11-29T03:15+01:00");
    }

    @Test
    void aMonthThatIsTooShortHasItsSlotOnItsLastDay() {
        assertThat(berlin(new When.Monthly(31, EVENING), "2026-01-31T20:00", 4))
                .containsExactly(
                        "2026-02-28T20:00+01:00",
                        "2026-03-31T20:00+02:00",
                        "2026-04-30T20:00+02:00",
                        "2026-05-31T20:00+02:00");
        assertThat(berlin(new When.Monthly(29, EVENING), "2027-12-31T00:00", 3))
                .containsExactly("2028-01-29T20:00+01:00", "2028-02-29T20:00+01:00", "2028-03-29T20:00+02:00");
    }

    @Test
    void theLastDayOfTheMonthIsTheLastDayOfEachMonth() {
        assertThat(berlin(new When.Monthly(When.Monthly.LAST, EVENING), "2028-01-31T21:00", 2))
                .containsExactly("2028-02-29T20:00+01:00", "2028-03-31T20:00+02:00");
    }

    @Test
    void aWindowOverMidnightHasTheSameTimesEveryDay() {
        var when = new When.EveryHours(3, Optional.of(new Window(LocalTime.of(20, 30), LocalTime.of(6, 0))));
        assertThat(berlin(when, "2026-11-21T12:00", 5))
                .containsExactly(
                        "2026-11-21T20:30+01:00",
                        "2026-11-21T23:30+01:00",
                        "2026-11-22T02:30+01:00",
                        "2026-11-22T05:30+01:00",
                        "2026-11-22T20:30+01:00");
    }

    @Test
    void aWindowsEndIsOutsideOfIt() {
        var when = new When.EveryHours(2, Optional.of(new Window(LocalTime.of(8, 0), LocalTime.of(12, 0))));
        assertThat(berlin(when, "2026-11-21T00:00", 3))
                .containsExactly("2026-11-21T08:00+01:00", "2026-11-21T10:00+01:00", "2026-11-22T08:00+01:00");
    }

    @Test
    void hoursThatDoNotDivideTheDayBeginAnewAtMidnight() {
        assertThat(berlin(new When.EveryHours(7, Optional.empty()), "2026-11-21T20:59", 5))
                .containsExactly(
                        "2026-11-21T21:00+01:00",
                        "2026-11-22T00:00+01:00",
                        "2026-11-22T07:00+01:00",
                        "2026-11-22T14:00+01:00",
                        "2026-11-22T21:00+01:00");
    }

    @Test
    void aManualPlanHasNoSlots() {
        assertThat(berlin(new When.Manual(), "2026-11-21T00:00", 5)).isEmpty();
        assertThat(Grid.of(new When.Manual(), BERLIN).newest(Instant.EPOCH)).isEmpty();
    }

    @Test
    void aDayThatAZoneLeftOutHasItsSlotAtTheNextMoment() {
        assertThat(next(new When.Daily(EVENING), ZoneId.of("Pacific/Apia"), "2011-12-29T21:00", 2))
                .containsExactly("2011-12-31T00:00+14:00", "2011-12-31T20:00+14:00");
    }

    @Test
    void timesHaveWholeMinutes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new When.Daily(LocalTime.of(20, 0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new When.Weekly(Set.of(), EVENING));
        assertThatIllegalArgumentException().isThrownBy(() -> new When.Monthly(0, EVENING));
        assertThatIllegalArgumentException().isThrownBy(() -> new When.EveryHours(25, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(EVENING, EVENING));
    }

    /// Any grid, any zone that there is, any moment: the newest slot and the next one are neighbours, and walking
    /// the grid from anywhere gives the same grid.
    @Test
    void theGridIsTheSameFromWhereverItIsLookedAt() {
        long seed = new Random().nextLong();
        System.out.println("GridTest seed " + seed);
        Random random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < 2_000; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            When when = anyWhen(random);
            Grid grid = Grid.of(when, zone);
            Instant moment = Instant.ofEpochSecond(946_684_800L + (long) (random.nextDouble() * 40 * 366 * 86_400));
            String what = "seed " + seed + ", " + when + " in " + zone + " at " + moment;
            Instant newest = grid.newest(moment).orElseThrow(() -> new AssertionError(what));
            List<Instant> next =
                    grid.next(moment, 4).stream().map(ZonedDateTime::toInstant).toList();
            assertThat(newest).as(what).isBeforeOrEqualTo(moment);
            assertThat(next)
                    .as(what)
                    .hasSize(4)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(moment::isBefore);
            List<Instant> walked = new ArrayList<>();
            for (Instant at = newest.minusSeconds(1); walked.size() < 5; at = walked.getLast()) {
                walked.add(grid.first(at).orElseThrow());
            }
            List<Instant> expected = new ArrayList<>(next);
            expected.addFirst(newest);
            assertThat(walked).as(what).isEqualTo(expected);
            assertThat(grid.newest(next.get(2))).as(what).contains(next.get(2));
            assertThat(grid.newest(next.get(2).minusMillis(1))).as(what).contains(next.get(1));
        }
    }

    static When anyWhen(Random random) {
        LocalTime at = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return switch (random.nextInt(4)) {
            case 0 -> new When.Daily(at);
            case 1 -> {
                Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
                while (random.nextBoolean()) {
                    days.add(DayOfWeek.of(1 + random.nextInt(7)));
                }
                yield new When.Weekly(days, at);
            }
            case 2 -> new When.Monthly(random.nextInt(8) == 0 ? When.Monthly.LAST : 1 + random.nextInt(31), at);
            default -> {
                LocalTime to = LocalTime.of(random.nextInt(24), random.nextInt(60));
                boolean inWindow = random.nextBoolean() && !to.equals(at);
                yield new When.EveryHours(
                        1 + random.nextInt(24), inWindow ? Optional.of(new Window(at, to)) : Optional.empty());
            }
        };
    }

    @Test
    void theNextFiveDatesOfFiveThousandPlansAreThereInAMoment() {
        Random random = new Random(7);
        List<Grid> grids = new ArrayList<>();
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        long began = System.nanoTime();
        for (int i = 0; i < 5_000; i++) {
            grids.add(Grid.of(anyWhen(random), ZoneId.of(zones.get(random.nextInt(zones.size())))));
        }
        long dates = grids.stream().mapToLong(grid -> grid.next(now, 5).size()).sum();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("next 5 dates of 5,000 plans: " + took.toMillis() + " ms");
        assertThat(dates).isEqualTo(25_000);
        assertThat(took).isLessThan(Duration.ofSeconds(10)); // an order of magnitude above what a slow computer needs
    }
}
