package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.maybeMoment;
import static io.chainkeeper.catalog.Columns.moment;
import static io.chainkeeper.catalog.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Rows for calendars and sums: many of them, with few columns each.
final class Marks {
    private static final String BACKUP = "select vm, subject, id, started_at, state, warnings from run";

    private Marks() {}

    static List<BackupMark> backups(Handle handle, Instant from, Instant to) {
        return handle.createQuery(BACKUP + " where kind = 'BACKUP' and vm is not null"
                        + " and started_at >= :from and started_at < :to order by started_at")
                .bind("from", moment(from))
                .bind("to", moment(to))
                .map((row, _) -> backup(row))
                .list();
    }

    static List<BackupMark> newestBackups(Handle handle) {
        // Two that began in the same nanosecond would both be here; whoever folds them by VM keeps one.
        return handle.createQuery(BACKUP + " r join (select vm as v, max(started_at) as s from run"
                        + " where kind = 'BACKUP' and vm is not null group by vm) n"
                        + " on r.vm = n.v and r.started_at = n.s where r.kind = 'BACKUP' order by started_at")
                .map((row, _) -> backup(row))
                .list();
    }

    private static BackupMark backup(ResultSet row) throws SQLException {
        return new BackupMark(
                id(row, "vm"),
                text(row, "subject"),
                id(row, "id"),
                moment(row, "started_at"),
                Optional.ofNullable(row.getString("state")).map(RunRecord.State::valueOf),
                row.getInt("warnings"));
    }

    static List<PointFacts> points(Handle handle) {
        return handle.createQuery("select p.point, p.vm, p.vm_name, p.taken_at, v.at,"
                        + " coalesce((select sum(d.stored_bytes) from kept_disk d where d.point = p.point), 0) as bytes"
                        + " from kept_point p left join verified_point v on v.point = p.point"
                        + " order by p.taken_at, p.point")
                .map((row, _) -> new PointFacts(
                        id(row, "point"),
                        id(row, "vm"),
                        text(row, "vm_name"),
                        moment(row, "taken_at"),
                        row.getLong("bytes"),
                        maybeMoment(row, "at")))
                .list();
    }

    static List<PointPast> past(Handle handle, UUID vm) {
        return handle.createQuery("select p.point, r.started_at, r.ended_at, v.at from kept_point p"
                        + " left join run r on r.id = p.run left join verified_point v on v.point = p.point"
                        + " where p.vm = :vm order by p.taken_at, p.point")
                .bind("vm", vm)
                .map((row, _) -> new PointPast(id(row, "point"), took(row), maybeMoment(row, "at")))
                .list();
    }

    private static Optional<Duration> took(ResultSet row) throws SQLException {
        Optional<Instant> from = maybeMoment(row, "started_at");
        Optional<Instant> to = maybeMoment(row, "ended_at");
        return from.flatMap(started -> to.map(ended -> Duration.between(started, ended)));
    }

    private record Moment(UUID vm, Instant at) {}

    static Map<UUID, List<Instant>> moments(Handle handle, Instant from, Instant to) {
        Map<UUID, List<Instant>> byVm = new HashMap<>();
        handle.createQuery("select vm, taken_at from kept_point where taken_at >= :from and taken_at < :to")
                .bind("from", moment(from))
                .bind("to", moment(to))
                .map((row, _) -> new Moment(id(row, "vm"), moment(row, "taken_at")))
                .forEach(each ->
                        byVm.computeIfAbsent(each.vm(), _ -> new ArrayList<>()).add(each.at()));
        return byVm;
    }

    /// Folded here: a join with the newest of each VM took three times as long for 20,000 points.
    static List<VmPoints> newestPoints(Handle handle) {
        Map<UUID, VmPoints> byVm = new HashMap<>();
        handle.createQuery("select vm, vm_name, taken_at from kept_point")
                .map((row, _) -> new VmPoints(
                        id(row, "vm"), text(row, "vm_name"), moment(row, "taken_at"), moment(row, "taken_at"), 1))
                .forEach(each -> byVm.merge(each.vm(), each, Marks::together));
        return List.copyOf(byVm.values());
    }

    private static VmPoints together(VmPoints one, VmPoints other) {
        VmPoints newer = one.last().isBefore(other.last()) ? other : one;
        Instant first = one.first().isBefore(other.first()) ? one.first() : other.first();
        return new VmPoints(one.vm(), newer.name(), first, newer.last(), one.points() + other.points());
    }
}
