package io.chainkeeper.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chainkeeper.jobs.schedule.Retention.Fate;
import io.chainkeeper.jobs.schedule.Retention.Rule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = at("2026-11-21T12:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static List<String> staying(Retention keep, List<Instant> times) {
        return keep.preview(times, ZONE, NOW).stream()
                .filter(Fate::stays)
                .map(fate -> fate.takenAt().atZone(ZONE).toLocalDate() + " " + fate.because())
                .toList();
    }

    private static List<Instant> everyEvening(int days) {
        return IntStream.range(0, days)
                .mapToObj(back ->
                        at("2026-11-20T20:00").atZone(ZONE).minusDays(back).toInstant())
                .toList();
    }

    @Test
    void withoutARuleEverythingStays() {
        assertThat(Retention.everything().preview(everyEvening(400), ZONE, NOW))
                .hasSize(400)
                .allMatch(fate -> fate.because().equals(List.of(Rule.EVERYTHING)));
    }

    @Test
    void theNewestFewStay() {
        assertThat(staying(new Retention(2, 0, 0, 0, 0), everyEvening(5)))
                .containsExactly("2026-11-19 [LAST]", "2026-11-20 [LAST]");
    }

    @Test
    void ofADayTheNewestStays() {
        List<Instant> times = List.of(at("2026-11-19T08:00"), at("2026-11-19T20:00"), at("2026-11-20T08:00"));
        assertThat(new Retention(0, 5, 0, 0, 0).preview(times, ZONE, NOW))
                .containsExactly(
                        new Fate(times.get(0), List.of()),
                        new Fate(times.get(1), List.of(Rule.DAILY)),
                        new Fate(times.get(2), List.of(Rule.DAILY)));
    }

    @Test
    void aPointThatSeveralRulesWantSaysAllOfThem() {
        // 20 November 2026 is a Friday.
        assertThat(staying(new Retention(1, 2, 2, 2, 1), everyEvening(40)))
                .containsExactly(
                        "2026-10-31 [MONTHLY]",
                        "2026-11-15 [WEEKLY]",
                        "2026-11-19 [DAILY]",
                        "2026-11-20 [LAST, DAILY, WEEKLY, MONTHLY, YEARLY]");
    }

    @Test
    void daysWithoutAPointDoNotCount() {
        List<Instant> times = List.of(at("2026-01-05T20:00"), at("2026-03-01T20:00"), at("2026-11-20T20:00"));
        assertThat(staying(new Retention(0, 3, 0, 0, 0), times)).hasSize(3);
    }

    @Test
    void aDayBeginsWhereTheZoneSaysSo() {
        // 23:30 and 00:30 in Berlin are the same day in UTC.
        List<Instant> times = List.of(at("2026-11-19T23:30"), at("2026-11-20T00:30"));
        Retention keep = new Retention(0, 1, 1, 0, 0);
        assertThat(keep.preview(times, ZONE, NOW).getFirst().stays()).isFalse();
        assertThat(new Retention(0, 2, 0, 0, 0).preview(times, ZONE, NOW)).allMatch(Fate::stays);
        assertThat(new Retention(0, 2, 0, 0, 0)
                        .preview(times, ZoneId.of("UTC"), NOW)
                        .getFirst()
                        .stays())
                .isFalse();
    }

    @Test
    void aPointOfTheFutureStaysAndTakesNobodysPlace() {
        List<Instant> times = List.of(at("2026-11-20T20:00"), at("2027-11-20T20:00"));
        assertThat(staying(new Retention(1, 0, 0, 0, 0), times))
                .containsExactly("2026-11-20 [LAST]", "2027-11-20 [IN_THE_FUTURE]");
    }

    @Test
    void aCountBelowZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(0, -1, 0, 0, 0));
    }

    /// Whatever the points and the rule: the newest stays, each rule gets as many as it wants or as there are, and
    /// what a larger rule lets go a smaller one does not keep.
    @Test
    void everyRuleGetsWhatItWantsAndMoreNeverKeepsLess() {
        long seed = new Random().nextLong();
        System.out.println("RetentionTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String what = "seed " + seed + ", round " + i;
            List<Instant> times = new ArrayList<>();
            for (int n = random.nextInt(60); n >= 0; n--) {
                times.add(NOW.minusSeconds(60L * random.nextInt(60 * 24 * 800)));
            }
            Collections.shuffle(times, random);
            Retention small = new Retention(random.nextInt(4), 1 + random.nextInt(9), random.nextInt(6), 2, 1);
            Retention large = new Retention(small.last() + 1, small.daily() + 2, small.weekly() + 1, 9, 3);
            List<Fate> fates = small.preview(times, ZONE, NOW);
            assertThat(fates)
                    .as(what)
                    .hasSameSizeAs(times)
                    .isSortedAccordingTo((a, b) -> a.takenAt().compareTo(b.takenAt()));
            assertThat(fates.getLast().stays()).as(what).isTrue();
            assertThat(kept(fates, Rule.DAILY)).as(what).isEqualTo(Math.min(small.daily(), days(times)));
            assertThat(kept(fates, Rule.LAST)).as(what).isEqualTo(Math.min(small.last(), times.size()));
            List<Fate> more = large.preview(times, ZONE, NOW);
            for (int at = 0; at < fates.size(); at++) {
                assertThat(more.get(at).because())
                        .as(what)
                        .containsAll(fates.get(at).because());
            }
        }
    }

    private static long kept(List<Fate> fates, Rule rule) {
        return fates.stream().filter(fate -> fate.because().contains(rule)).count();
    }

    private static long days(List<Instant> times) {
        Function<Instant, Object> day = time -> time.atZone(ZONE).toLocalDate();
        return times.stream().map(day).distinct().count();
    }
}
