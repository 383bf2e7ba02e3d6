package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans in words, for the command line.
final class PlanWords {
    private PlanWords() {}

    static String of(When when) {
        return switch (when) {
            case When.Manual() -> "by hand only";
            case When.Daily(var at) -> "every day at " + at;
            case When.Weekly(var days, var at) -> "every " + days(days) + " at " + at;
            case When.Monthly(var day, var at) ->
                "every month on " + (day == When.Monthly.LAST ? "its last day" : "day " + day) + " at " + at;
            case When.EveryHours(var n, var between) ->
                (n == 1 ? "every hour" : "every " + n + " hours")
                        + between.map(window -> " between " + of(window)).orElse(" from midnight");
        };
    }

    private static String days(Set<DayOfWeek> days) {
        if (days.equals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))) {
            return "weekday";
        }
        return days.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    static String of(Window window) {
        return window.from() + " and " + window.to();
    }

    static String of(Selection what) {
        return switch (what) {
            case Selection.Vms(var ids) -> ids.size() + " listed VMs";
            case Selection.Rule rule -> {
                List<String> parts = new ArrayList<>();
                rule.tag().ifPresent(tag -> parts.add("tagged " + tag));
                rule.cluster().ifPresent(cluster -> parts.add("in cluster " + cluster));
                rule.namePattern().ifPresent(name -> parts.add("named " + name));
                String also = rule.also().isEmpty() ? "" : " and " + rule.also().size() + " listed VMs";
                yield "every VM" + (parts.isEmpty() ? "" : " " + String.join(" and ", parts)) + also;
            }
        };
    }

    static String of(How how) {
        List<String> parts = new ArrayList<>();
        parts.add(how.fullEvery() == 0 ? "full when needed" : "full every " + how.fullEvery() + " points");
        if (how.requireConsistency()) {
            parts.add("only with frozen file systems");
        }
        parts.add(
                switch (how.compression()) {
                    case NONE -> "not compressed";
                    case ZLIB -> "compressed with zlib";
                    case ZSTD -> "compressed with zstd";
                });
        parts.add(
                switch (how.proof()) {
                    case Proving.Always() -> "always proven";
                    case Proving.Never() -> "never proven";
                    case Proving.EveryNth(var runs) -> "every " + runs + " points proven";
                });
        if (!how.excludedDisks().isEmpty()) {
            parts.add(how.excludedDisks().size() + " disks left out");
        }
        how.onlyBetween().ifPresent(window -> parts.add("starting only between " + of(window)));
        return String.join(", ", parts);
    }

    static String of(Retention keep) {
        return keep.keepsEverything()
                ? "everything"
                : "last %d, daily %d, weekly %d, monthly %d, yearly %d"
                        .formatted(keep.last(), keep.daily(), keep.weekly(), keep.monthly(), keep.yearly());
    }

    static String of(Hold hold) {
        String what = switch (hold.kind()) {
            case DISABLED -> "switched off";
            case PAUSED -> "paused";
            case WINDOW -> "waits for its hours";
            case SETTLING -> "waits until the computer has settled";
            case FOLDER -> "waits for the repository’s folder";
            case ENGINE -> "waits for the engine";
        };
        return what + hold.until().map(until -> " until " + Times.local(until)).orElse("");
    }

    static String next(Plan plan, PlanState state) {
        return state.hold()
                .map(PlanWords::of)
                .or(() -> state.next().map(next -> Times.slot(next, plan.zone())))
                .orElse(plan.when() instanceof When.Manual ? "by hand" : "–");
    }

    static String last(Plan plan, PlanState state) {
        return state.last()
                .map(last -> "%s: %d done, %d failed, %d running, %d waiting"
                        .formatted(
                                Times.slot(last.slot(), plan.zone()),
                                last.done(),
                                last.failed(),
                                last.running(),
                                last.waiting()))
                .orElse("–");
    }
}
