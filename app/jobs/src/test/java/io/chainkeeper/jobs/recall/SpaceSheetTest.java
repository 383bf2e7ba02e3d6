package io.chainkeeper.jobs.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.PointFacts;
import io.chainkeeper.catalog.SpaceSample;
import io.chainkeeper.jobs.activity.Space;
import io.chainkeeper.jobs.activity.VmSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpaceSheetTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final UUID WEB = new UUID(1, 1);
    private static final UUID DB = new UUID(1, 2);
    private static final long GIB = 1L << 30;

    private final List<PointFacts> points = new ArrayList<>();
    private final List<SpaceSample> samples = new ArrayList<>();

    private void point(UUID vm, long daysAgo, long bytes, Optional<Long> verifiedDaysAgo) {
        points.add(new PointFacts(
                UUID.randomUUID(),
                vm,
                vm.equals(WEB) ? "web" : "db",
                NOW.minus(Duration.ofDays(daysAgo)),
                bytes,
                verifiedDaysAgo.map(days -> NOW.minus(Duration.ofDays(days)))));
    }

    private Space space(long free) {
        return new SpaceSheet(points, samples, NOW).space(Path.of("/repository"), free, 1_000 * GIB);
    }

    @Test
    void theFirstFullsAreNoGrowth() {
        point(WEB, 10, 100 * GIB, Optional.empty());
        for (int day = 9; day >= 0; day--) {
            point(WEB, day, GIB, Optional.empty());
        }

        Space space = space(30 * GIB);

        assertThat(space.bytesPerDay()).isEqualTo((double) GIB);
        assertThat(space.fullOn()).contains(TODAY.plusDays(30));
    }

    @Test
    void samplesKnowOfPointsThatWereDeleted() {
        samples.add(new SpaceSample(TODAY.minusDays(14), 50 * GIB, 0));
        point(WEB, 20, 40 * GIB, Optional.empty());
        point(WEB, 0, 24 * GIB, Optional.empty());

        assertThat(space(GIB).bytesPerDay()).isEqualTo((double) GIB);
    }

    @Test
    void aRepositoryOfTwoDaysPromisesNothing() {
        point(WEB, 1, GIB, Optional.empty());
        point(WEB, 0, GIB, Optional.empty());

        assertThat(space(GIB).bytesPerDay()).isZero();
        assertThat(space(GIB).fullOn()).isEmpty();
        assertThat(new SpaceSheet(List.of(), List.of(), NOW)
                        .space(Path.of("/r"), 1, 1)
                        .verified()
                        .fraction())
                .isEqualTo(1);
    }

    @Test
    void whatWasReadBackWithinFourWeeksIsVerified() {
        point(WEB, 60, 3 * GIB, Optional.of(27L));
        point(WEB, 50, GIB, Optional.of(29L));
        point(DB, 40, 6 * GIB, Optional.empty());

        Space space = space(GIB);

        assertThat(space.verified().points()).isEqualTo(3);
        assertThat(space.verified().verified()).isEqualTo(1);
        assertThat(space.verified().never()).isEqualTo(1);
        assertThat(space.verified().fraction()).isEqualTo(0.3);
        assertThat(space.verified().oldest()).contains(NOW.minus(Duration.ofDays(29)));
        assertThat(space.vms()).extracting(VmSpace::name).containsExactly("db", "web");
        assertThat(space.vms().getLast().verified().fraction()).isEqualTo(0.75);
        assertThat(SpaceSheet.old(points, NOW)).isTrue();
    }

    @Test
    void pointsThatAreNotYetDueAreNotOld() {
        point(WEB, 10, GIB, Optional.empty());
        point(WEB, 40, GIB, Optional.of(2L));

        assertThat(SpaceSheet.old(points, NOW)).isFalse();
    }
}
