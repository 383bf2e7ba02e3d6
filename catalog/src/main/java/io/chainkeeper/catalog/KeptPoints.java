package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.maybeId;
import static io.chainkeeper.catalog.Columns.maybeMoment;
import static io.chainkeeper.catalog.Columns.moment;
import static io.chainkeeper.catalog.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// Points and their disks in the tables `kept_point` and `kept_disk`.
final class KeptPoints {
    private static final String ORDER = " order by vm, taken_at, point";

    private KeptPoints() {}

    static List<KeptPoint> all(Handle handle) {
        return read(
                handle.createQuery("select * from kept_point" + ORDER), handle.createQuery("select * from kept_disk"));
    }

    static List<KeptPoint> of(Handle handle, UUID vm) {
        return read(
                handle.createQuery("select * from kept_point where vm = :vm" + ORDER)
                        .bind("vm", vm),
                handle.createQuery(
                                "select d.* from kept_disk d join kept_point p on d.point = p.point where p.vm = :vm")
                        .bind("vm", vm));
    }

    static List<KeptPoint> newestOf(Handle handle, UUID vm) {
        String newest = "select point from kept_point where vm = :vm order by taken_at desc, point desc limit 1";
        return read(
                handle.createQuery("select * from kept_point where point = (" + newest + ")")
                        .bind("vm", vm),
                handle.createQuery("select * from kept_disk where point = (" + newest + ")")
                        .bind("vm", vm));
    }

    static void put(Handle handle, List<KeptPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("insert into kept_point values"
                + " (:point, :run, :vm, :vmName, :engine, :takenAt, :checkpoint, :consistency, :provenAt)");
        PreparedBatch disks = handle.prepareBatch("insert into kept_disk values (:point, :position, :disk, :alias,"
                + " :incremental, :reason, :virtualSize, :storedBytes, :parentPoint, :checksum)");
        for (KeptPoint point : points) {
            add(rows, point);
            for (int position = 0; position < point.disks().size(); position++) {
                add(disks, point.point(), position, point.disks().get(position));
            }
        }
        rows.execute();
        if (disks.size() > 0) {
            disks.execute();
        }
    }

    static void remove(Handle handle, UUID point) {
        handle.createUpdate("delete from kept_point where point = :point")
                .bind("point", point)
                .execute();
    }

    static void removeAll(Handle handle) {
        handle.execute("delete from kept_point");
    }

    private static void add(PreparedBatch rows, KeptPoint point) {
        rows.bind("point", point.point())
                .bind("run", point.run())
                .bind("vm", point.vm())
                .bind("vmName", point.vmName())
                .bind("engine", point.engine())
                .bind("takenAt", moment(point.takenAt()))
                .bind("checkpoint", point.checkpoint())
                .bind("consistency", point.consistency())
                .bind("provenAt", point.provenAt().map(Columns::moment))
                .add();
    }

    private static void add(PreparedBatch disks, UUID point, int position, KeptDisk disk) {
        disks.bind("point", point)
                .bind("position", position)
                .bind("disk", disk.disk())
                .bind("alias", disk.alias())
                .bind("incremental", disk.incremental())
                .bind("reason", disk.reason())
                .bind("virtualSize", disk.virtualSize())
                .bind("storedBytes", disk.storedBytes())
                .bind("parentPoint", disk.parentPoint())
                .bind("checksum", disk.checksum())
                .add();
    }

    private record DiskRow(UUID point, int position, KeptDisk disk) {}

    private static List<KeptPoint> read(Query points, Query disks) {
        Map<UUID, List<DiskRow>> byPoint = new HashMap<>();
        for (DiskRow row : disks.map((r, _) -> diskRow(r)).list()) {
            byPoint.computeIfAbsent(row.point(), _ -> new ArrayList<>()).add(row);
        }
        return points.map((row, _) -> point(row, disksOf(byPoint, id(row, "point"))))
                .list();
    }

    private static List<KeptDisk> disksOf(Map<UUID, List<DiskRow>> byPoint, UUID point) {
        return byPoint.getOrDefault(point, List.of()).stream()
                .sorted((a, b) -> Integer.compare(a.position(), b.position()))
                .map(DiskRow::disk)
                .toList();
    }

    private static KeptPoint point(ResultSet row, List<KeptDisk> disks) throws SQLException {
        return new KeptPoint(
                id(row, "point"),
                id(row, "run"),
                id(row, "vm"),
                text(row, "vm_name"),
                text(row, "engine"),
                moment(row, "taken_at"),
                maybeId(row, "checkpoint"),
                text(row, "consistency"),
                maybeMoment(row, "proven_at"),
                disks);
    }

    private static DiskRow diskRow(ResultSet row) throws SQLException {
        var disk = new KeptDisk(
                id(row, "disk"),
                text(row, "alias"),
                row.getBoolean("incremental"),
                text(row, "reason"),
                row.getLong("virtual_size"),
                row.getLong("stored_bytes"),
                maybeId(row, "parent_point"),
                text(row, "checksum"));
        return new DiskRow(id(row, "point"), row.getInt("position"), disk);
    }
}
