package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.maybeId;
import static io.chainkeeper.catalog.Columns.maybeMoment;
import static io.chainkeeper.catalog.Columns.text;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What runs went through, in the tables `run_step`, `run_note` and `run_disk`.
final class RunTraces {
    private RunTraces() {}

    /// Writes it for a run that has none yet, or replaces what was written.
    static void put(Handle handle, UUID run, RunTrace trace) {
        List.of("run_step", "run_note", "run_disk")
                .forEach(table -> handle.execute("delete from " + table + " where run = ?", run));
        handle.createUpdate("update run set warnings = :warnings where id = :run")
                .bind("warnings", trace.warnings())
                .bind("run", run)
                .execute();
        putSteps(handle, run, trace.steps());
        putNotes(handle, run, trace.notes());
        putDisks(handle, run, trace.disks());
    }

    private static void putSteps(Handle handle, UUID run, List<RunTrace.Step> steps) {
        PreparedBatch rows =
                handle.prepareBatch("insert into run_step values (:run, :position, :stage, :state, :started, :ended)");
        for (int i = 0; i < steps.size(); i++) {
            RunTrace.Step step = steps.get(i);
            rows.bind("run", run)
                    .bind("position", i)
                    .bind("stage", step.stage())
                    .bind("state", step.state())
                    .bind("started", step.started().map(Columns::moment))
                    .bind("ended", step.ended().map(Columns::moment))
                    .add();
        }
        execute(rows);
    }

    private static void putNotes(Handle handle, UUID run, List<RunTrace.Note> notes) {
        PreparedBatch rows = handle.prepareBatch("insert into run_note values (:run, :position, :kind, :disk, :facts)");
        rows.registerArrayType(String.class, "varchar");
        for (int i = 0; i < notes.size(); i++) {
            RunTrace.Note note = notes.get(i);
            rows.bind("run", run)
                    .bind("position", i)
                    .bind("kind", note.kind())
                    .bind("disk", note.disk())
                    .bindArray("facts", String.class, note.facts())
                    .add();
        }
        execute(rows);
    }

    private static void putDisks(Handle handle, UUID run, List<RunTrace.Disk> disks) {
        PreparedBatch rows = handle.prepareBatch(
                "insert into run_disk values (:run, :position, :disk, :alias, :mode, :reason, :moved, :size)");
        for (int i = 0; i < disks.size(); i++) {
            RunTrace.Disk disk = disks.get(i);
            rows.bind("run", run)
                    .bind("position", i)
                    .bind("disk", disk.disk())
                    .bind("alias", disk.alias())
                    .bind("mode", disk.mode())
                    .bind("reason", disk.reason())
                    .bind("moved", disk.bytesMoved())
                    .bind("size", disk.virtualSize())
                    .add();
        }
        execute(rows);
    }

    private static void execute(PreparedBatch rows) {
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    static RunTrace of(Handle handle, UUID run) {
        int warnings = handle.createQuery("select warnings from run where id = :run")
                .bind("run", run)
                .mapTo(Integer.class)
                .findFirst()
                .orElse(0);
        return new RunTrace(steps(handle, run), notes(handle, run), warnings, disks(handle, run));
    }

    private static List<RunTrace.Step> steps(Handle handle, UUID run) {
        return handle.createQuery("select * from run_step where run = :run order by position")
                .bind("run", run)
                .map((row, _) -> new RunTrace.Step(
                        text(row, "stage"),
                        text(row, "state"),
                        maybeMoment(row, "started_at"),
                        maybeMoment(row, "ended_at")))
                .list();
    }

    private static List<RunTrace.Note> notes(Handle handle, UUID run) {
        return handle.createQuery("select * from run_note where run = :run order by position")
                .bind("run", run)
                .map((row, _) -> new RunTrace.Note(
                        text(row, "kind"),
                        maybeId(row, "disk"),
                        Stream.of((Object[]) row.getArray("facts").getArray())
                                .map(String::valueOf)
                                .toList()))
                .list();
    }

    private static List<RunTrace.Disk> disks(Handle handle, UUID run) {
        return handle.createQuery("select * from run_disk where run = :run order by position")
                .bind("run", run)
                .map((row, _) -> new RunTrace.Disk(
                        id(row, "disk"),
                        text(row, "alias"),
                        Optional.ofNullable(row.getString("mode")),
                        Optional.ofNullable(row.getString("reason")),
                        row.getLong("bytes_moved"),
                        row.getLong("virtual_size")))
                .list();
    }
}
