package io.chainkeeper.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Intentions in the table `journal`.
final class Journal {
    private Journal() {}

    static void intend(Handle handle, JournalEntry entry) {
        handle.createUpdate("merge into journal (run, kind, id, vm, at, detail) key (run, kind, id)"
                        + " values (:run, :kind, :id, :vm, :at, :detail)")
                .bind("run", entry.run())
                .bind("kind", entry.kind().name())
                .bind("id", entry.id())
                .bind("vm", entry.vm())
                .bind("at", Columns.moment(entry.at()))
                .bind("detail", entry.detail())
                .execute();
    }

    static void settled(Handle handle, UUID run, ThingKind kind, UUID id) {
        handle.createUpdate("delete from journal where run = :run and kind = :kind and id = :id")
                .bind("run", run)
                .bind("kind", kind.name())
                .bind("id", id)
                .execute();
    }

    static void settleAll(Handle handle, UUID run, Collection<UUID> ids) {
        for (UUID id : ids) {
            handle.createUpdate("delete from journal where run = :run and id = :id")
                    .bind("run", run)
                    .bind("id", id)
                    .execute();
        }
    }

    static void takenOver(Handle handle, UUID run, UUID by) {
        handle.createUpdate("update journal set run = :by where run = :run")
                .bind("by", by)
                .bind("run", run)
                .execute();
    }

    static List<JournalEntry> unsettled(Handle handle) {
        return handle.createQuery("select * from journal order by at, run, kind, id")
                .map((row, _) -> new JournalEntry(
                        Columns.id(row, "run"),
                        ThingKind.valueOf(Columns.text(row, "kind")),
                        Columns.id(row, "id"),
                        Columns.id(row, "vm"),
                        Columns.moment(row, "at"),
                        Optional.ofNullable(row.getString("detail"))))
                .list();
    }
}
