package io.chainkeeper.jobs.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.chainkeeper.catalog.BackupMark;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.VmPoints;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.activity.DayMarks;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarSheetTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);
    private static final UUID WEB = new UUID(1, 1);
    private static final UUID RUN = new UUID(9, 9);
    private static final Promises TWO_DAYS = Promises.byAge(Duration.ofDays(2));

    private final Map<UUID, List<Instant>> moments = new HashMap<>();
    private final List<BackupMark> runs = new ArrayList<>();
    private Optional<List<Machine>> machines = Optional.empty();
    private Set<UUID> alive = Set.of();

    private static Instant at(LocalDate day, int hour, int minute) {
        return LocalDateTime.of(day, java.time.LocalTime.of(hour, minute))
                .atZone(BERLIN)
                .toInstant();
    }

    private void point(UUID vm, Instant at) {
        moments.computeIfAbsent(vm, _ -> new ArrayList<>()).add(at);
    }

    private void run(Instant at, Optional<RunRecord.State> state, int warnings) {
        runs.add(new BackupMark(WEB, "web", RUN, at, state, warnings));
    }

    private List<CalendarRow> rows(LocalDate to, Instant now) {
        List<VmPoints> points = moments.entrySet().stream()
                .map(entry -> new VmPoints(
                        entry.getKey(),
                        "vm" + entry.getKey().getLeastSignificantBits(),
                        entry.getValue().stream().min(Instant::compareTo).orElseThrow(),
                        entry.getValue().stream().max(Instant::compareTo).orElseThrow(),
                        entry.getValue().size()))
                .toList();
        var facts = new CalendarSheet.Facts(moments, runs, points, machines, alive);
        return new CalendarSheet(new Days(MONDAY, to, BERLIN), facts, TWO_DAYS, now).rows();
    }

    private String marks(LocalDate to, Instant now) {
        return DayMarks.letters(rows(to, now).getFirst().days());
    }

    @Test
    void aDayBeginsWhereThePersonLives() {
        point(WEB, at(MONDAY, 23, 59));
        point(WEB, at(MONDAY.plusDays(2), 0, 0));

        assertThat(marks(MONDAY.plusDays(3), at(MONDAY.plusDays(3), 12, 0))).isEqualTo("P-P-");
    }

    @Test
    void aDayOfTwentyThreeHoursIsADay() {
        LocalDate shortDay = LocalDate.of(2026, 3, 29);
        point(WEB, at(shortDay, 0, 0));
        point(WEB, at(shortDay, 23, 59));
        point(WEB, at(shortDay.plusDays(1), 0, 0));

        assertThat(marks(shortDay.plusDays(1), at(shortDay.plusDays(1), 1, 0))).isEqualTo("------PP");
    }

    @Test
    void aPointOutweighsAFailureOfTheSameDayAndAWarningIsTold() {
        run(at(MONDAY, 1, 0), Optional.of(RunRecord.State.FAILED), 0);
        run(at(MONDAY, 2, 0), Optional.of(RunRecord.State.COMPLETED), 0);
        run(at(MONDAY.plusDays(1), 1, 0), Optional.of(RunRecord.State.COMPLETED), 2);
        run(at(MONDAY.plusDays(2), 1, 0), Optional.of(RunRecord.State.INTERRUPTED), 0);
        run(at(MONDAY.plusDays(3), 1, 0), Optional.of(RunRecord.State.NOTHING_TO_DO), 0);

        assertThat(marks(MONDAY.plusDays(3), at(MONDAY.plusDays(3), 12, 0))).isEqualTo("PNFS");
    }

    @Test
    void aRunWithoutEndingWorksOrDied() {
        run(at(MONDAY, 1, 0), Optional.empty(), 0);
        assertThat(marks(MONDAY, at(MONDAY, 2, 0))).isEqualTo("F");

        alive = Set.of(RUN);
        assertThat(marks(MONDAY, at(MONDAY, 2, 0))).isEqualTo("R");
    }

    @Test
    void daysAreMissedFromWhenTheLastPointWasTooOldUntilYesterday() {
        point(WEB, at(MONDAY, 1, 0));
        point(WEB, at(MONDAY.plusDays(5), 1, 0));

        // Due at the end of Wednesday; Sunday is not over.
        assertThat(marks(MONDAY.plusDays(6), at(MONDAY.plusDays(6), 12, 0))).isEqualTo("P-MMMP-");
    }

    @Test
    void aPointFromBeforeTheFirstDayStillProtectsIt() {
        point(WEB, at(MONDAY.minusDays(1), 12, 0));

        assertThat(marks(MONDAY.plusDays(2), at(MONDAY.plusDays(3), 1, 0))).isEqualTo("-MM");
    }

    @Test
    void theWorryingOnesComeFirstAndThoseTheEngineForgotLast() {
        UUID gone = new UUID(1, 2);
        UUID fresh = new UUID(1, 3);
        point(gone, at(MONDAY, 1, 0));
        point(WEB, at(MONDAY, 1, 0));
        machines = Optional.of(List.of(
                new Machine(WEB, "web", Protection.PROTECTED, Optional.empty()),
                new Machine(fresh, "fresh", Protection.UNPROTECTED, Optional.empty())));

        List<CalendarRow> rows = rows(MONDAY.plusDays(6), at(MONDAY.plusDays(7), 12, 0));

        assertThat(rows)
                .extracting(CalendarRow::name, CalendarRow::protection, row -> DayMarks.letters(row.days()))
                .containsExactly(
                        tuple("fresh", Protection.UNPROTECTED, "-------"),
                        tuple("web", Protection.PROTECTED, "P-MMMMM"),
                        tuple("vm2", Protection.NOT_POSSIBLE, "P------"));
    }

    @Test
    void aRowIsShortAsJsonAndComesBack() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        CalendarRow row = new CalendarRow(WEB, "web", MONDAY, List.of(DayMark.values()), Protection.OVERDUE);

        String text = json.writeValueAsString(row);

        assertThat(text).contains("\"-PNSFMR\"");
        assertThat(json.readValue(text, CalendarRow.class)).isEqualTo(row);
    }

    @Test
    void aSpanWithoutEndIsRefused() {
        assertThatThrownBy(() -> new Days(MONDAY, MONDAY.plusYears(11), BERLIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Days(MONDAY, MONDAY.minusDays(1), BERLIN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
