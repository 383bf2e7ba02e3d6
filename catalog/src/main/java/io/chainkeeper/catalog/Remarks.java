package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.moment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Small things that are remembered: `verified_point`, `acknowledged` and `space_sample`.
final class Remarks {
    private Remarks() {}

    static void verified(Handle handle, Collection<UUID> points, Instant at) {
        if (points.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("merge into verified_point (point, at) values (:point, :at)");
        points.forEach(point -> rows.bind("point", point).bind("at", moment(at)).add());
        rows.execute();
    }

    static void acknowledge(Handle handle, UUID about, Instant at) {
        handle.createUpdate("merge into acknowledged (about, at) values (:about, :at)")
                .bind("about", about)
                .bind("at", moment(at))
                .execute();
    }

    static Map<UUID, Instant> acknowledged(Handle handle) {
        Map<UUID, Instant> all = new HashMap<>();
        handle.createQuery("select about, at from acknowledged")
                .map((row, _) -> all.put(id(row, "about"), moment(row, "at")) == null)
                .list();
        return all;
    }

    static void sample(Handle handle, SpaceSample sample) {
        handle.createUpdate("merge into space_sample (taken_on, used, free) values (:day, :used, :free)")
                .bind("day", sample.day())
                .bind("used", sample.used())
                .bind("free", sample.free())
                .execute();
    }

    static List<SpaceSample> samples(Handle handle, LocalDate from) {
        return handle.createQuery(
                        "select taken_on, used, free from space_sample where taken_on >= :from" + " order by taken_on")
                .bind("from", from)
                .map((row, _) -> new SpaceSample(
                        row.getObject("taken_on", LocalDate.class), row.getLong("used"), row.getLong("free")))
                .list();
    }
}
