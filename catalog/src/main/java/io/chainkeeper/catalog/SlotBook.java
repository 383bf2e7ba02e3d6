package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.maybeId;
import static io.chainkeeper.catalog.Columns.maybeMoment;
import static io.chainkeeper.catalog.Columns.moment;
import static io.chainkeeper.catalog.Columns.text;

import io.chainkeeper.catalog.SlotVm.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// The slots of plans in the catalog: what was reached, who is claimed, what became of it. A slot is opened once
/// and a VM of it claimed once, whoever asks how often; both are durable when the call returns.
public final class SlotBook {
    /// Slots whose VMs are remembered, per plan. Older ones are remembered as reached only.
    private static final int REMEMBERED = 2;
    /// No grid looks back that far.
    private static final Duration LONG_AGO = Duration.ofDays(400);

    private final Access access;

    SlotBook(Access access) {
        this.access = access;
    }

    /// The newest slot of each plan that was opened.
    ///
    /// @param upTo later slots do not count: they were opened by a clock that was far ahead
    public Map<UUID, Instant> newest(Instant upTo) throws CatalogException {
        return access.read(handle -> moments(
                handle.createQuery("select plan, max(slot) as slot from plan_slot where slot <= :upTo group by plan")
                        .bind("upTo", moment(upTo))));
    }

    private static Map<UUID, Instant> moments(Query query) {
        return query.reduceRows(new LinkedHashMap<>(), (all, row) -> {
            all.put(
                    row.getColumn("plan", UUID.class),
                    row.getColumn("slot", OffsetDateTime.class).toInstant());
            return all;
        });
    }

    /// Opens a slot for those VMs, which wait from now on, and ends the waiting of older slots of the plan.
    ///
    /// @param wait VMs in the order in which they are to be begun
    /// @param done VMs that have what the slot is for already
    /// @return whether it was opened now; false if it was before
    public boolean open(UUID plan, Instant slot, Instant now, List<UUID> wait, List<UUID> done)
            throws CatalogException {
        var opened = new AtomicBoolean();
        access.write(handle -> {
            if (known(handle, plan, slot)) {
                return;
            }
            opened.set(true);
            handle.createUpdate("insert into plan_slot values (:plan, :slot, :now)")
                    .bind("plan", plan)
                    .bind("slot", moment(slot))
                    .bind("now", moment(now))
                    .execute();
            put(handle, plan, slot, now, wait, State.WAITING);
            put(handle, plan, slot, now, done, State.DONE);
            tidy(handle, plan, slot, now);
        });
        return opened.get();
    }

    private static boolean known(Handle handle, UUID plan, Instant slot) {
        return handle.createQuery("select count(*) from plan_slot where plan = :plan and slot = :slot")
                        .bind("plan", plan)
                        .bind("slot", moment(slot))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static void put(Handle handle, UUID plan, Instant slot, Instant now, List<UUID> vms, State state) {
        if (vms.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("insert into slot_vm (plan, slot, vm, position, state, attempts,"
                + " changed_at) values (:plan, :slot, :vm, :position, :state, 0, :now)");
        for (int position = 0; position < vms.size(); position++) {
            rows.bind("plan", plan)
                    .bind("slot", moment(slot))
                    .bind("vm", vms.get(position))
                    .bind("position", position)
                    .bind("state", state.name())
                    .bind("now", moment(now))
                    .add();
        }
        rows.execute();
    }

    private static void tidy(Handle handle, UUID plan, Instant slot, Instant now) {
        handle.createUpdate("update slot_vm set state = 'OVERTAKEN', changed_at = :now"
                        + " where plan = :plan and slot <> :slot and state = 'WAITING'")
                .bind("now", moment(now))
                .bind("plan", plan)
                .bind("slot", moment(slot))
                .execute();
        handle.createUpdate("delete from slot_vm where plan = :plan and state <> 'RUNNING' and slot not in"
                        + " (select slot from plan_slot where plan = :plan order by slot desc limit :kept)")
                .bind("plan", plan)
                .bind("kept", REMEMBERED)
                .execute();
        handle.createUpdate("delete from plan_slot where plan = :plan and slot < :old")
                .bind("plan", plan)
                .bind("old", moment(slot.minus(LONG_AGO)))
                .execute();
    }

    /// Ends the waiting of a plan's slots up to a moment.
    public void overtake(UUID plan, Instant upTo, Instant now) throws CatalogException {
        access.write(handle -> handle.createUpdate("update slot_vm set state = 'OVERTAKEN', changed_at = :now"
                        + " where plan = :plan and slot <= :upTo and state = 'WAITING'")
                .bind("now", moment(now))
                .bind("plan", plan)
                .bind("upTo", moment(upTo))
                .execute());
    }

    /// Claims a VM of a slot for a run.
    ///
    /// @return whether it waited and is claimed now; false if there is nothing to begin
    public boolean claim(SlotVm which, Instant now) throws CatalogException {
        var claimed = new AtomicBoolean();
        access.write(handle -> claimed.set(update(
                        handle,
                        "state = 'RUNNING', attempts = attempts + 1, run = null, not_before = null",
                        " and state = 'WAITING'",
                        which,
                        now)
                == 1));
        return claimed.get();
    }

    /// Notes which run works on a claimed VM.
    public void began(SlotVm which, UUID run, Instant now) throws CatalogException {
        access.write(handle -> update(handle, "run = '" + run + "'", " and state = 'RUNNING'", which, now));
    }

    /// Notes what became of a claimed VM. One that has become something already stays what it is.
    public void ended(SlotVm which, State state, Instant now) throws CatalogException {
        access.write(handle ->
                update(handle, "state = '" + state + "'", " and state in ('RUNNING', 'WAITING')", which, now));
    }

    /// Lets a claimed VM wait again.
    ///
    /// @param notBefore when it may be begun again
    public void again(SlotVm which, Instant notBefore, Instant now) throws CatalogException {
        access.write(handle -> handle.createUpdate("update slot_vm set state = 'WAITING', changed_at = :now,"
                        + " not_before = :notBefore where plan = :plan and slot = :slot and vm = :vm"
                        + " and state = 'RUNNING'")
                .bind("notBefore", moment(notBefore))
                .bind("now", moment(now))
                .bind("plan", which.plan())
                .bind("slot", moment(which.slot()))
                .bind("vm", which.vm())
                .execute());
    }

    private static int update(Handle handle, String change, String where, SlotVm which, Instant now) {
        return handle.createUpdate("update slot_vm set changed_at = :now, " + change
                        + " where plan = :plan and slot = :slot and vm = :vm" + where)
                .bind("now", moment(now))
                .bind("plan", which.plan())
                .bind("slot", moment(which.slot()))
                .bind("vm", which.vm())
                .execute();
    }

    /// VMs that are claimed, oldest slot first.
    public List<SlotVm> running() throws CatalogException {
        return access.read(
                handle -> handle.createQuery("select * from slot_vm where state = 'RUNNING' order by slot, position")
                        .map((row, _) -> slotVm(row))
                        .list());
    }

    /// VMs that may be begun now, oldest slot first.
    ///
    /// @param plans of these plans
    /// @param max   how many at most, at least 1
    public List<SlotVm> waiting(Collection<UUID> plans, Instant now, int max) throws CatalogException {
        return access.read(handle -> handle.createQuery("select * from slot_vm where state = 'WAITING'"
                        + " and array_contains(:plans, plan)"
                        + " and (not_before is null or not_before <= :now) order by slot, plan, position limit :max")
                .bindArray("plans", UUID.class, plans)
                .bind("now", moment(now))
                .bind("max", max)
                .map((row, _) -> slotVm(row))
                .list());
    }

    /// The moments from which on a VM waits, by plan: the earliest of each plan that has one.
    public Map<UUID, Instant> waiting() throws CatalogException {
        return access.read(handle -> moments(handle.createQuery("select plan, min(coalesce(not_before, slot)) as slot"
                + " from slot_vm where state = 'WAITING' group by plan")));
    }

    /// The newest slots of each plan, newest first, with what became of their VMs. At most two per plan have
    /// counts.
    public List<PlanSlot> slots() throws CatalogException {
        return access.read(SlotCounts::newest);
    }

    /// Forgets the slots of plans that are not among these.
    public void keepOnly(Collection<UUID> plans) throws CatalogException {
        access.write(handle -> handle.createUpdate("delete from plan_slot where not array_contains(:plans, plan)")
                .bindArray("plans", UUID.class, plans)
                .execute());
    }

    private static SlotVm slotVm(ResultSet row) throws SQLException {
        return new SlotVm(
                id(row, "plan"),
                moment(row, "slot"),
                id(row, "vm"),
                State.valueOf(text(row, "state")),
                row.getInt("attempts"),
                maybeId(row, "run"),
                moment(row, "changed_at"),
                maybeMoment(row, "not_before"));
    }
}
