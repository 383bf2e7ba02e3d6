package io.chainkeeper.jobs.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.Coverage;
import io.chainkeeper.jobs.activity.Space;
import io.chainkeeper.jobs.activity.Upcoming;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LAST = NOW.minus(Duration.ofMinutes(40));

    /// Promises of a clock that was looked at last at some time.
    private record Stuck(Optional<Instant> stuckSince) implements Promises {
        @Override
        public Duration patience(UUID vm) {
            return Duration.ofDays(2);
        }

        @Override
        public Duration longest() {
            return Duration.ofDays(2);
        }

        @Override
        public List<Upcoming> next() {
            return List.of();
        }
    }

    private static List<Attention> attention(Optional<Instant> stuckSince) {
        Coverage verified = new Coverage(0, 0, 0, 0, Duration.ofDays(30), Optional.empty(), 0);
        Space space = new Space(Path.of("/backups"), 0, 6L << 30, 10L << 30, 0, Optional.empty(), List.of(), verified);
        Checkup.Facts facts =
                new Checkup.Facts(List.of(), true, List.of(), List.of(), List.of(), Set.of(), Map.of(), space, false);
        return new Checkup(facts, new Stuck(stuckSince), NOW).health().attention();
    }

    @Test
    void plansThatNobodyLooksAtNeedAPerson() {
        assertThat(attention(Optional.of(LAST))).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Attention.Kind.PLANS_STUCK);
            assertThat(each.since()).isEqualTo(LAST);
            assertThat(each.subject()).isEqualTo("/backups");
        });
    }

    @Test
    void plansThatAreLookedAtNeedNobody() {
        assertThat(attention(Optional.empty())).isEmpty();
    }
}
