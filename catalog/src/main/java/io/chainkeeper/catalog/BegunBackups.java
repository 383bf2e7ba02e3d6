package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.maybeId;
import static io.chainkeeper.catalog.Columns.moment;
import static io.chainkeeper.catalog.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Backups that are being stored, or were when their program died.
public final class BegunBackups {
    private final Access access;

    BegunBackups(Access access) {
        this.access = access;
    }

    /// Remembers one.
    public void begun(BegunBackup backup) throws CatalogException {
        access.write(handle -> put(handle, backup));
    }

    /// Its point is stored, or was given up. Forgetting what is not known is fine.
    public void over(UUID run) throws CatalogException {
        access.write(handle -> remove(handle, run));
    }

    /// All of them, oldest first.
    public List<BegunBackup> all() throws CatalogException {
        return access.read(handle -> handle.createQuery("select * from begun_backup order by begun_at, run")
                .map((row, _) -> backup(row, disks(handle, id(row, "run"))))
                .list());
    }

    /// From now on it is another run's, with everything that the journal has of the one that died;
    /// all of it or nothing.
    ///
    /// @param at when the other run's end was noticed
    public void takenOver(BegunBackup backup, UUID by, Instant at) throws CatalogException {
        access.write(handle -> {
            remove(handle, backup.run());
            put(handle, backup.takenOver(by));
            Journal.takenOver(handle, backup.run(), by);
            Runs.interrupted(handle, backup.run(), at);
        });
    }

    private static void put(Handle handle, BegunBackup backup) {
        handle.createUpdate("insert into begun_backup values (:run, :vm, :backup, :point, :since, :fromCheckpoint,"
                        + " :begunAt, :compression, :prove, :consistent, :lives)")
                .bind("run", backup.run())
                .bind("vm", backup.vm())
                .bind("backup", backup.backup())
                .bind("point", backup.point())
                .bind("since", backup.since())
                .bind("fromCheckpoint", backup.fromCheckpoint())
                .bind("begunAt", moment(backup.begunAt()))
                .bind("compression", backup.compression())
                .bind("prove", backup.prove())
                .bind("consistent", backup.consistent())
                .bind("lives", backup.lives())
                .execute();
        if (backup.disks().isEmpty()) {
            return;
        }
        PreparedBatch rows =
                handle.prepareBatch("insert into begun_disk values (:run, :position, :disk, :mode, :reason)");
        for (int i = 0; i < backup.disks().size(); i++) {
            BegunBackup.Disk disk = backup.disks().get(i);
            rows.bind("run", backup.run())
                    .bind("position", i)
                    .bind("disk", disk.disk())
                    .bind("mode", disk.mode())
                    .bind("reason", disk.reason())
                    .add();
        }
        rows.execute();
    }

    private static void remove(Handle handle, UUID run) {
        handle.execute("delete from begun_backup where run = ?", run);
    }

    private static List<BegunBackup.Disk> disks(Handle handle, UUID run) {
        return handle.createQuery("select * from begun_disk where run = :run order by position")
                .bind("run", run)
                .map((row, _) -> new BegunBackup.Disk(id(row, "disk"), text(row, "mode"), text(row, "reason")))
                .list();
    }

    private static BegunBackup backup(ResultSet row, List<BegunBackup.Disk> disks) throws SQLException {
        Optional<UUID> since = maybeId(row, "since");
        return new BegunBackup(
                id(row, "run"),
                id(row, "vm"),
                id(row, "backup"),
                id(row, "point"),
                since,
                maybeId(row, "from_checkpoint"),
                moment(row, "begun_at"),
                text(row, "compression"),
                row.getBoolean("prove"),
                row.getBoolean("consistent"),
                row.getInt("lives"),
                disks);
    }
}
