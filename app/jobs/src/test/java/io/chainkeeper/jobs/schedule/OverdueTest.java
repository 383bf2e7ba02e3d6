package io.chainkeeper.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.PlanMember;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.Proving;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OverdueTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final UUID VM = UUID.randomUUID();
    private static final Instant SINCE = at("2026-11-01T12:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Plan plan(When when) {
        return Plan.draft("p", new Selection.Vms(Set.of(VM)), when, ZONE).withSince(SINCE);
    }

    private static final Plan NIGHTLY = plan(new When.Daily(LocalTime.of(20, 0)));

    private static List<Overdue> overdue(Plan plan, String lastPoint, String now) {
        Map<UUID, Instant> last = lastPoint.isEmpty() ? Map.of() : Map.of(VM, at(lastPoint));
        return Overdue.of(List.of(plan), List.of(new PlanMember(VM, plan.id(), SINCE)), last, at(now));
    }

    @Test
    void aVmIsOverdueWhenHalfTheTimeToTheNextSlotHasPassedWithoutAPoint() {
        assertThat(overdue(NIGHTLY, "2026-11-19T20:05", "2026-11-21T07:59")).isEmpty();
        assertThat(overdue(NIGHTLY, "2026-11-19T20:05", "2026-11-21T08:01"))
                .containsExactly(new Overdue(VM, NIGHTLY.id(), at("2026-11-20T20:00"), at("2026-11-21T08:00")));
    }

    @Test
    void sinceWhenIsToldByTheOldestSlotWithoutAPoint() {
        assertThat(overdue(NIGHTLY, "2026-11-15T20:05", "2026-11-21T12:00")
                        .getFirst()
                        .since())
                .isEqualTo(at("2026-11-17T08:00"));
    }

    @Test
    void aPointAfterTheSlotIsEnoughWhoeverMadeIt() {
        assertThat(overdue(NIGHTLY, "2026-11-21T07:00", "2026-11-21T12:00")).isEmpty();
    }

    @Test
    void aWeeklyPlanHasPatienceForADay() {
        Plan weekly = plan(new When.Weekly(Set.of(java.time.DayOfWeek.FRIDAY), LocalTime.of(20, 0)));
        assertThat(overdue(weekly, "2026-11-13T20:05", "2026-11-21T19:00")).isEmpty();
        assertThat(overdue(weekly, "2026-11-13T20:05", "2026-11-21T20:01")).hasSize(1);
    }

    @Test
    void anHourlyPlanHasPatienceForAnHour() {
        Plan hourly = plan(new When.EveryHours(1, Optional.empty()));
        assertThat(overdue(hourly, "2026-11-21T10:05", "2026-11-21T11:59")).isEmpty();
        assertThat(overdue(hourly, "2026-11-21T10:05", "2026-11-21T12:01")).hasSize(1);
    }

    @Test
    void patienceBeginsWithTheHoursInWhichRunsMayStart() {
        Plan late = NIGHTLY.withHow(new How(
                0,
                false,
                Qcow2Writer.Compression.NONE,
                new Proving.Never(),
                Set.of(),
                Optional.of(new Window(LocalTime.of(23, 0), LocalTime.of(5, 0)))));
        assertThat(overdue(late, "2026-11-19T23:05", "2026-11-21T10:59")).isEmpty();
        assertThat(overdue(late, "2026-11-19T23:05", "2026-11-21T11:01")).hasSize(1);
    }

    @Test
    void aVmWithoutAPointIsOverdueAfterTheFirstSlotSinceItJoined() {
        assertThat(overdue(NIGHTLY, "", "2026-11-21T12:00").getFirst().expected())
                .isEqualTo(at("2026-11-01T20:00"));
        assertThat(overdue(NIGHTLY.withSince(at("2026-11-21T11:00")), "", "2026-11-21T23:00"))
                .isEmpty();
    }

    @Test
    void aPointOfTheFutureIsNoPoint() {
        assertThat(overdue(NIGHTLY, "2031-01-01T00:00", "2026-11-21T12:00")).hasSize(1);
    }

    @Test
    void aPlanThatIsSwitchedOffOrManualPromisesNothing() {
        assertThat(overdue(NIGHTLY.withEnabled(false), "", "2026-11-21T12:00")).isEmpty();
        assertThat(overdue(plan(new When.Manual()), "", "2026-11-21T12:00")).isEmpty();
    }

    @Test
    void thousandsOfVmsAreJudgedInAMoment() {
        List<PlanMember> members = new ArrayList<>();
        Map<UUID, Instant> last = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            UUID vm = new UUID(1, i);
            members.add(new PlanMember(vm, NIGHTLY.id(), SINCE));
            last.put(vm, at("2026-11-20T20:05").minus(Duration.ofDays(i % 4)));
        }
        long began = System.nanoTime();
        List<Overdue> found = Overdue.of(List.of(NIGHTLY), members, last, at("2026-11-21T12:00"));
        System.out.println("5,000 VMs judged: "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        assertThat(found).hasSize(3_750).isSortedAccordingTo((a, b) -> a.since().compareTo(b.since()));
    }
}
