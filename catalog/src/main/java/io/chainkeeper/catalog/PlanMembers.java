package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Columns.id;
import static io.chainkeeper.catalog.Columns.moment;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Which VM belongs to which plan, as far as was known when the engine was last asked.
public final class PlanMembers {
    private final Access access;

    PlanMembers(Access access) {
        this.access = access;
    }

    /// Every VM that belongs to a plan.
    public List<PlanMember> all() throws CatalogException {
        return access.read(handle -> handle.createQuery("select * from plan_member")
                .map((row, _) -> new PlanMember(id(row, "vm"), id(row, "plan"), moment(row, "since")))
                .list());
    }

    /// From now on these VMs, and no others, belong to these plans. Who belongs to the same plan as before keeps
    /// the moment since when.
    public void replace(Map<UUID, UUID> planOfVm, Instant now) throws CatalogException {
        Map<UUID, UUID> known = new HashMap<>();
        all().forEach(member -> known.put(member.vm(), member.plan()));
        if (known.equals(planOfVm)) {
            return; // nearly always: nothing is written
        }
        access.write(handle -> {
            handle.createUpdate("delete from plan_member where not array_contains(:vms, vm)")
                    .bindArray("vms", UUID.class, planOfVm.keySet())
                    .execute();
            PreparedBatch rows = handle.prepareBatch("merge into plan_member key (vm) values (:vm, :plan, :now)");
            planOfVm.forEach((vm, plan) -> {
                if (!plan.equals(known.get(vm))) {
                    rows.bind("vm", vm)
                            .bind("plan", plan)
                            .bind("now", moment(now))
                            .add();
                }
            });
            if (rows.size() > 0) {
                rows.execute();
            }
        });
    }
}
