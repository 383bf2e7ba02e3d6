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

/// Runs in the table `run`.
final class Runs {
    private Runs() {}

    static void start(Handle handle, RunRecord run) {
        handle.createUpdate("insert into run (id, kind, vm, subject, point, started_at, plan, plan_name)"
                        + " values (:id, :kind, :vm, :subject, :point, :startedAt, :plan, :planName)")
                .bind("id", run.id())
                .bind("kind", run.kind().name())
                .bind("vm", run.vm())
                .bind("subject", run.subject())
                .bind("point", run.point())
                .bind("startedAt", moment(run.startedAt()))
                .bind("plan", run.plan().map(RunRecord.OfPlan::id))
                .bind("planName", run.plan().map(RunRecord.OfPlan::name))
                .execute();
        run.ending().ifPresent(ending -> end(handle, run.id(), ending));
    }

    static void end(Handle handle, UUID run, RunRecord.Ending ending) {
        handle.createUpdate("update run set state = :state, ended_at = :at, code = :code, words = :words,"
                        + " bytes_moved = :bytes where id = :id")
                .bind("state", ending.state().name())
                .bind("at", moment(ending.at()))
                .bind("code", ending.code())
                .bind("words", ending.words())
                .bind("bytes", ending.bytesMoved())
                .bind("id", run)
                .execute();
    }

    /// Says of a run without an ending that its program died.
    static void interrupted(Handle handle, UUID run, Instant at) {
        handle.createUpdate("update run set state = :state, ended_at = :at, words = '', bytes_moved = 0"
                        + " where id = :id and state is null")
                .bind("state", RunRecord.State.INTERRUPTED.name())
                .bind("at", moment(at))
                .bind("id", run)
                .execute();
    }

    static List<RunRecord> newest(Handle handle, int max) {
        return handle.createQuery("select * from run order by started_at desc, id limit :max")
                .bind("max", max)
                .map((row, _) -> run(row))
                .list();
    }

    static List<RunRecord> open(Handle handle) {
        return handle.createQuery("select * from run where state is null order by started_at, id")
                .map((row, _) -> run(row))
                .list();
    }

    static Optional<RunRecord> one(Handle handle, UUID id) {
        return handle.createQuery("select * from run where id = :id")
                .bind("id", id)
                .map((row, _) -> run(row))
                .findFirst();
    }

    static RunRecord run(ResultSet row) throws SQLException {
        return new RunRecord(
                id(row, "id"),
                RunRecord.Kind.valueOf(text(row, "kind")),
                maybeId(row, "vm"),
                text(row, "subject"),
                maybeId(row, "point"),
                moment(row, "started_at"),
                ending(row),
                maybeId(row, "plan").map(plan -> new RunRecord.OfPlan(plan, named(row))));
    }

    private static String named(ResultSet row) {
        try {
            return text(row, "plan_name");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<RunRecord.Ending> ending(ResultSet row) throws SQLException {
        if (row.getString("state") == null) {
            return Optional.empty();
        }
        return Optional.of(new RunRecord.Ending(
                RunRecord.State.valueOf(text(row, "state")),
                moment(row, "ended_at"),
                Optional.ofNullable(row.getString("code")),
                text(row, "words"),
                row.getLong("bytes_moved")));
    }
}
