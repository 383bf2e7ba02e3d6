package io.chainkeeper.cli;

import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Plans as JSON documents, for scripts.
final class PlanDocument {
    private PlanDocument() {}

    static Map<String, Object> of(Plan plan) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", plan.id().toString());
        document.put("name", plan.name());
        document.put("tag", plan.tag());
        document.put("enabled", plan.enabled());
        document.put("zone", plan.zone().toString());
        document.put("when", when(plan.when()));
        document.put("what", what(plan.what()));
        document.put("how", how(plan.how()));
        document.put("keep", keep(plan.keep()));
        document.put("since", plan.since().toString());
        return document;
    }

    static Map<String, Object> of(Plan plan, PlanState state) {
        Map<String, Object> document = of(plan);
        document.put("vms", state.vms());
        state.next().ifPresent(next -> document.put("next", next.toString()));
        state.hold().ifPresent(hold -> {
            var held = new LinkedHashMap<String, Object>();
            held.put("kind", hold.kind().toString());
            hold.since().ifPresent(since -> held.put("since", since.toString()));
            hold.until().ifPresent(until -> held.put("until", until.toString()));
            document.put("hold", held);
        });
        state.last().ifPresent(last -> {
            var slot = new LinkedHashMap<String, Object>();
            slot.put("slot", last.slot().toString());
            slot.put("done", last.done());
            slot.put("failed", last.failed());
            slot.put("running", last.running());
            slot.put("waiting", last.waiting());
            document.put("last", slot);
        });
        document.put("overdue", ids(state.overdue()));
        return document;
    }

    private static List<String> ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().toList();
    }

    private static Map<String, Object> when(When when) {
        var document = new LinkedHashMap<String, Object>();
        switch (when) {
            case When.Manual() -> document.put("kind", "manual");
            case When.Daily(var at) -> {
                document.put("kind", "daily");
                document.put("at", at.toString());
            }
            case When.Weekly(var days, var at) -> {
                document.put("kind", "weekly");
                document.put("days", days.stream().sorted().map(Enum::toString).toList());
                document.put("at", at.toString());
            }
            case When.Monthly(var day, var at) -> {
                document.put("kind", "monthly");
                document.put("day", day);
                document.put("at", at.toString());
            }
            case When.EveryHours(var n, var between) -> {
                document.put("kind", "every-hours");
                document.put("hours", n);
                between.ifPresent(window -> document.put("between", window(window)));
            }
        }
        return document;
    }

    private static Map<String, String> window(Window window) {
        return Map.of("from", window.from().toString(), "to", window.to().toString());
    }

    private static Map<String, Object> what(Selection what) {
        var document = new LinkedHashMap<String, Object>();
        if (what instanceof Selection.Rule rule) {
            document.put("kind", "rule");
            rule.tag().ifPresent(tag -> document.put("tag", tag));
            rule.cluster().ifPresent(cluster -> document.put("cluster", cluster));
            rule.namePattern().ifPresent(name -> document.put("namePattern", name));
        } else {
            document.put("kind", "vms");
        }
        document.put("vms", ids(what.explicit()));
        return document;
    }

    private static Map<String, Object> how(How how) {
        var document = new LinkedHashMap<String, Object>();
        document.put("fullEvery", how.fullEvery());
        document.put("requireConsistency", how.requireConsistency());
        document.put("compression", how.compression().toString());
        document.put(
                "proof",
                switch (how.proof()) {
                    case Proving.Always() -> "always";
                    case Proving.Never() -> "never";
                    case Proving.EveryNth(var runs) -> runs;
                });
        document.put("excludedDisks", ids(how.excludedDisks()));
        how.onlyBetween().ifPresent(window -> document.put("onlyBetween", window(window)));
        return document;
    }

    static Map<String, Object> keep(Retention keep) {
        var document = new LinkedHashMap<String, Object>();
        document.put("last", keep.last());
        document.put("daily", keep.daily());
        document.put("weekly", keep.weekly());
        document.put("monthly", keep.monthly());
        document.put("yearly", keep.yearly());
        return document;
    }
}
