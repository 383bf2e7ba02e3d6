package io.chainkeeper.desktop.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.RetentionDay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeepPreviewTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Wording wording =
            Wording.of(InstantSource.fixed(Instant.parse("2026-11-21T03:00:00Z")), BERLIN, Locale.ENGLISH);

    @Test
    void aYearOfDailySlotsIsThinnedToWhatTheRuleKeeps() {
        ZonedDateTime first = ZonedDateTime.of(2026, 1, 1, 20, 0, 0, 0, BERLIN);
        List<ZonedDateTime> slots =
                IntStream.range(0, 365).mapToObj(first::plusDays).toList();
        KeepPreview preview = KeepPreview.ofSlots(new Retention(0, 7, 0, 0, 0), slots, BERLIN, wording);
        assertThat(preview.days()).hasSize(365);
        assertThat(preview.days().stream().filter(day -> day.stays() > 0)).hasSize(7);
        assertThat(preview.sentence()).contains("365 points").contains("of which 7 would be kept");
        assertThat(preview.days().getLast().words()).contains("newest of its day");
        assertThat(preview.days().getFirst().words()).contains("would go");
    }

    @Test
    void realPointsSayWhatWouldComeFree() {
        RetentionDay old = day("2026-11-01", List.of(), 3L << 30);
        RetentionDay young = day("2026-11-20", List.of(Retention.Rule.DAILY, Retention.Rule.LAST), 0);
        KeepPreview preview = KeepPreview.ofPoints(List.of(old, young), wording);
        assertThat(preview.sentence()).isEqualTo("2 points: 1 stays, 1 would go, and 3.0 GiB would come free.");
        assertThat(preview.days()).extracting(KeepDay::stays).containsExactly(0, 1);
    }

    @Test
    void nothingToLookAtIsSaid() {
        assertThat(KeepPreview.ofPoints(List.of(), wording).sentence()).contains("no points yet");
        assertThat(KeepPreview.ofSlots(Retention.everything(), List.of(), BERLIN, wording)
                        .sentence())
                .contains("by hand");
    }

    private static RetentionDay day(String date, List<Retention.Rule> because, long freed) {
        LocalDate when = LocalDate.parse(date);
        return new RetentionDay(
                when,
                List.of(new RetentionDay.PointFate(
                        UUID.randomUUID(),
                        when.atTime(20, 0).atZone(BERLIN).toInstant(),
                        because,
                        3L << 30,
                        freed,
                        0)));
    }
}
