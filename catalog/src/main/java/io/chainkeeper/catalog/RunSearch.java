package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Builds the question for a [RunQuery]. Only fixed text becomes SQL; what a person typed is bound.
final class RunSearch {
    private RunSearch() {}

    static List<RunRecord> find(Handle handle, RunQuery asked, int max) {
        List<String> conditions = conditions(asked);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Query query = handle.createQuery("select * from run" + where + " order by started_at desc, id limit :max")
                .bind("max", max);
        asked.vm().ifPresent(vm -> query.bind("vm", vm));
        asked.since().ifPresent(since -> query.bind("since", moment(since)));
        asked.until().ifPresent(until -> query.bind("until", moment(until)));
        if (!asked.text().isBlank()) {
            query.bind("text", "%" + escaped(asked.text().strip().toLowerCase(Locale.ROOT)) + "%");
        }
        if (!asked.kinds().isEmpty()) {
            query.bindList("kinds", asked.kinds().stream().map(Enum::name).toList());
        }
        if (!asked.states().isEmpty()) {
            query.bindList("states", asked.states().stream().map(Enum::name).toList());
        }
        return query.map((row, _) -> Runs.run(row)).list();
    }

    private static List<String> conditions(RunQuery asked) {
        List<String> all = new ArrayList<>();
        asked.vm().ifPresent(_ -> all.add("vm = :vm"));
        asked.since().ifPresent(_ -> all.add("started_at >= :since"));
        asked.until().ifPresent(_ -> all.add("started_at < :until"));
        if (!asked.kinds().isEmpty()) {
            all.add("kind in (<kinds>)");
        }
        if (!asked.states().isEmpty()) {
            all.add(asked.open() ? "(state is null or state in (<states>))" : "state in (<states>)");
        } else if (asked.open()) {
            all.add("state is null");
        }
        if (!asked.text().isBlank()) {
            all.add("lower(subject || ' ' || coalesce(words, '') || ' ' || coalesce(code, '') || ' '"
                    + " || coalesce(plan_name, '')) like :text escape '~'");
        }
        return all;
    }

    /// What a person types means itself.
    private static String escaped(String text) {
        return text.replace("~", "~~").replace("%", "~%").replace("_", "~_");
    }
}
