package io.chainkeeper.desktop.plans;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plan does, in one sentence.
public final class PlanSentence {
    private final Wording wording;
    private final Locale locale;
    private final TimesOfDay times;

    /// The sentences of one person.
    public PlanSentence(Wording wording) {
        this.wording = wording;
        this.locale = wording.texts().locale();
        this.times = new TimesOfDay(locale);
    }

    /// "Backs up 3 VMs every weekday at 20:00 and keeps everything."
    public String of(Plan plan) {
        return wording.get("plans.sentence", when(plan.when()), what(plan.what()), keep(plan.keep()));
    }

    /// When, such as "every weekday at 20:00".
    public String when(When when) {
        return switch (when) {
            case When.Manual() -> wording.get("plans.when.manual");
            case When.Daily(var at) -> wording.get("plans.when.daily", times.words(at));
            case When.Weekly(var days, var at)
            when days.equals(weekdays()) -> wording.get("plans.when.weekdays", times.words(at));
            case When.Weekly(var days, var at) -> wording.get("plans.when.weekly", days(days), times.words(at));
            case When.Monthly(var day, var at)
            when day == When.Monthly.LAST -> wording.get("plans.when.monthly.last", times.words(at));
            case When.Monthly(var day, var at) -> wording.get("plans.when.monthly", day, times.words(at));
            case When.EveryHours(var n, var between) ->
                between.map(window -> wording.get(
                                "plans.when.hours.between", n, times.words(window.from()), times.words(window.to())))
                        .orElseGet(() -> wording.get("plans.when.hours", n));
        };
    }

    private static Set<DayOfWeek> weekdays() {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    }

    private String days(Set<DayOfWeek> days) {
        List<String> names = EnumSet.copyOf(days).stream()
                .map(day -> day.getDisplayName(days.size() > 2 ? TextStyle.SHORT : TextStyle.FULL, locale))
                .toList();
        return listed(names);
    }

    private String listed(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        String first = names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "));
        return wording.get("list.and", first, names.getLast());
    }

    /// Which VMs, such as "3 VMs" or "VMs with the tag production".
    public String what(Selection what) {
        return switch (what) {
            case Selection.Vms(var ids) -> wording.get("plans.what.vms", ids.size());
            case Selection.Rule rule -> rule(rule);
        };
    }

    private String rule(Selection.Rule rule) {
        List<String> conditions = new ArrayList<>();
        rule.tag().ifPresent(tag -> conditions.add(wording.get("plans.what.tag", tag)));
        rule.cluster().ifPresent(cluster -> conditions.add(wording.get("plans.what.cluster", cluster)));
        rule.namePattern().ifPresent(pattern -> conditions.add(wording.get("plans.what.name", pattern)));
        String found = conditions.isEmpty()
                ? wording.get("plans.what.all")
                : wording.get("plans.what.rule", listed(conditions));
        return rule.also().isEmpty()
                ? found
                : wording.get("plans.what.also", found, rule.also().size());
    }

    /// How long points stay, such as "keeps 7 daily and 4 weekly points".
    public String keep(Retention keep) {
        return wording.get("plans.keep", kept(keep));
    }

    /// What stays, such as "7 daily and 4 weekly points".
    public String kept(Retention keep) {
        if (keep.keepsEverything()) {
            return wording.get("plans.kept.everything");
        }
        List<String> rules = new ArrayList<>();
        add(rules, "plans.kept.last", keep.last());
        add(rules, "plans.kept.daily", keep.daily());
        add(rules, "plans.kept.weekly", keep.weekly());
        add(rules, "plans.kept.monthly", keep.monthly());
        add(rules, "plans.kept.yearly", keep.yearly());
        return wording.get("plans.kept.rules", listed(rules));
    }

    private void add(List<String> rules, String key, int count) {
        if (count > 0) {
            rules.add(wording.get(key, count));
        }
    }
}
