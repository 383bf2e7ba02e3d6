package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.settings.Notifications;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what is worth a notice: changes of state, and nothing else. A pure decision: it sends and keeps nothing.
///
/// A VM is fine or it is not. Getting into trouble is one notice, whatever else goes wrong with it on top; getting out
/// is another. What changes at one look goes into one notice, so that an engine that is gone for a night is one mail
/// and not a hundred.
final class Notices {
    private Notices() {}

    /// What changed since something was last told.
    ///
    /// @param told     who was known to be in trouble
    /// @param standing who is now, as [#standing] says
    static Optional<Notice> change(List<Concern> told, List<Concern> standing, Health now) {
        Map<String, Concern> before = byKey(told);
        Map<String, Concern> after = byKey(standing);
        List<Concern> worse = new ArrayList<>(after.values());
        worse.removeIf(each -> before.containsKey(each.key()));
        List<Concern> better = new ArrayList<>(before.values());
        better.removeIf(each -> after.containsKey(each.key()));
        if (worse.isEmpty() && better.isEmpty()) {
            return Optional.empty();
        }
        Message.Kind kind = worse.isEmpty() ? Message.Kind.GOOD_AGAIN : Message.Kind.TROUBLE;
        return Optional.of(
                new Notice(kind, worse, better, after.size(), now.vms(), now.count(Protection.PROTECTED), now.asOf()));
    }

    /// Who is in trouble now. While the engine does not tell which VMs there are, nobody gets better by not being
    /// named.
    static List<Concern> standing(List<Concern> told, Health now) {
        Map<String, Concern> all = new LinkedHashMap<>();
        if (!now.engineAnswered()) {
            told.forEach(each -> all.put(each.key(), each));
        }
        concerns(now).forEach(each -> all.put(each.key(), each));
        return List.copyOf(all.values());
    }

    /// Who is in trouble, the worst thing of each.
    static List<Concern> concerns(Health health) {
        return List.copyOf(byKey(health.attention().stream()
                        .filter(each -> Concern.isTold(each.kind()))
                        .map(Concern::of)
                        .toList())
                .values());
    }

    private static Map<String, Concern> byKey(List<Concern> concerns) {
        Map<String, Concern> all = new LinkedHashMap<>();
        concerns.forEach(each -> all.merge(each.key(), each, Notices::worseOf));
        return all;
    }

    /// The kinds are declared worst first.
    private static Concern worseOf(Concern one, Concern other) {
        return one.kind().compareTo(other.kind()) <= 0 ? one : other;
    }

    /// The weekly word, if its time has come since it was last sent.
    ///
    /// A computer that slept over it sends it once when it is awake again.
    static Optional<Notice> weekly(Optional<Instant> last, Notifications.Weekly when, ZoneId zone, Health now) {
        if (last.isEmpty() || !slotBefore(now.asOf(), when, zone).isAfter(last.get())) {
            return Optional.empty();
        }
        return Optional.of(new Notice(
                Message.Kind.WEEKLY,
                concerns(now),
                List.of(),
                concerns(now).size(),
                now.vms(),
                now.count(Protection.PROTECTED),
                now.asOf()));
    }

    private static Instant slotBefore(Instant now, Notifications.Weekly when, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime slot = local.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(when.day()))
                .atTime(when.at())
                .atZone(zone);
        ZonedDateTime due = slot.isAfter(local) ? slot.minusWeeks(1) : slot;
        return due.toInstant();
    }

    /// Whether anything is wrong that would be told.
    static boolean fine(Health health) {
        return health.attention().stream().map(Attention::kind).noneMatch(Concern::isTold);
    }
}
