package io.chainkeeper.desktop.overview;

import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How things stand, said so that a person knows whether to go on reading.
final class StateSentence {
    private final Wording wording;

    StateSentence(Wording wording) {
        this.wording = wording;
    }

    /// How many VMs are protected, and the worst thing beside that.
    String of(Health health) {
        if (health.vms() == 0) {
            return wording.get("overview.state.no-vms");
        }
        String first = protection(health.count(Protection.PROTECTED), health.vms());
        return worst(health)
                .map(second -> wording.get("overview.state.two", first, second))
                .orElse(first);
    }

    private String protection(int safe, int vms) {
        if (safe == vms) {
            return wording.get("overview.state.all", vms);
        }
        return vms == 1 ? wording.get("overview.state.not-the-one") : wording.get("overview.state.some", safe, vms);
    }

    private Optional<String> worst(Health health) {
        List<Attention> open =
                health.attention().stream().filter(each -> !each.acknowledged()).toList();
        return first(open, Attention.Kind.SPACE_SHORT)
                .map(_ -> wording.get("overview.state.space"))
                .or(() -> first(open, Attention.Kind.PLANS_STUCK).map(_ -> wording.get("overview.state.plans-stuck")))
                .or(() -> overdue(open, health.asOf()))
                .or(() -> many(open, Attention.Kind.LAST_RUN_FAILED, "overview.state.failed"))
                .or(() -> many(open, Attention.Kind.UNPROTECTED, "overview.state.unprotected"))
                .or(() -> many(open, Attention.Kind.LAST_RUN_INTERRUPTED, "overview.state.interrupted"));
    }

    private static Optional<Attention> first(List<Attention> open, Attention.Kind kind) {
        return open.stream().filter(each -> each.kind() == kind).min(Comparator.comparing(Attention::since));
    }

    private Optional<String> overdue(List<Attention> open, Instant asOf) {
        long count = count(open, Attention.Kind.OVERDUE);
        return first(open, Attention.Kind.OVERDUE)
                .map(longest ->
                        wording.get("overview.state.overdue", count, longest.subject(), by(longest.since(), asOf)));
    }

    private Optional<String> many(List<Attention> open, Attention.Kind kind, String key) {
        long count = count(open, kind);
        return first(open, kind).map(one -> wording.get(key, count, one.subject()));
    }

    private static long count(List<Attention> open, Attention.Kind kind) {
        return open.stream().filter(each -> each.kind() == kind).count();
    }

    /// One thing that needs attention.
    String of(Attention what, Instant asOf) {
        String key = "overview.attention."
                + what.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return wording.get(
                key, what.subject(), by(what.since(), asOf), wording.moments().ago(what.since()));
    }

    /// How long something has been so, in the one unit that matters.
    String by(Instant since, Instant asOf) {
        long hours = Math.max(0, Duration.between(since, asOf).toHours());
        return hours < 48 ? wording.get("overview.hours", hours) : wording.get("overview.days", hours / 24);
    }

    /// How the whole is meant.
    static Tone tone(Health health) {
        List<Attention> open =
                health.attention().stream().filter(each -> !each.acknowledged()).toList();
        if (health.vms() == 0) {
            return Tone.CALM;
        }
        if (count(open, Attention.Kind.SPACE_SHORT) + count(open, Attention.Kind.LAST_RUN_FAILED) > 0) {
            return Tone.ALARM;
        }
        boolean all = health.count(Protection.PROTECTED) == health.vms();
        return all && open.isEmpty() ? Tone.OK : Tone.WARN;
    }
}
