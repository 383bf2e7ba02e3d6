package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.PlanMember;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps what is known about memberships up to date where no engine has to be asked: for VMs that are listed.
final class Members {
    private Members() {}

    private static Map<UUID, UUID> known(Catalog catalog) throws CatalogException {
        return catalog.planMembers().all().stream().collect(Collectors.toMap(PlanMember::vm, PlanMember::plan));
    }

    /// A plan lists other VMs than before.
    static void listed(Catalog catalog, List<Plan> plans, Plan plan, Instant now) throws CatalogException {
        Map<UUID, UUID> known = known(catalog);
        Set<UUID> listed = plan.what().explicit();
        if (plan.what() instanceof Selection.Vms) {
            known.entrySet().removeIf(each -> each.getValue().equals(plan.id()) && !listed.contains(each.getKey()));
        }
        Set<UUID> elsewhere = new HashSet<>();
        plans.stream()
                .takeWhile(other -> !other.id().equals(plan.id()))
                .forEach(other -> elsewhere.addAll(other.what().explicit()));
        listed.stream().filter(vm -> !elsewhere.contains(vm)).forEach(vm -> known.put(vm, plan.id()));
        catalog.planMembers().replace(known, now);
    }

    /// Plans are gone.
    static void keepOnly(Catalog catalog, Collection<UUID> plans, Instant now) throws CatalogException {
        Map<UUID, UUID> known = known(catalog);
        known.values().retainAll(Set.copyOf(plans));
        catalog.planMembers().replace(known, now);
    }

    /// The plans when VMs are listed in one of them and in no other.
    static KeptPlans assigned(KeptPlans before, UUID plan, Set<UUID> vms) {
        return new KeptPlans(
                before.pause(),
                before.plans().stream()
                        .map(each -> each.withWhat(
                                each.id().equals(plan) ? with(each.what(), vms) : without(each.what(), vms)))
                        .toList());
    }

    private static Selection with(Selection what, Set<UUID> vms) {
        Set<UUID> all = new HashSet<>(what.explicit());
        all.addAll(vms);
        return listing(what, all);
    }

    private static Selection without(Selection what, Set<UUID> vms) {
        Set<UUID> left = new HashSet<>(what.explicit());
        left.removeAll(vms);
        return listing(what, left);
    }

    private static Selection listing(Selection what, Set<UUID> vms) {
        return switch (what) {
            case Selection.Vms _ -> new Selection.Vms(vms);
            case Selection.Rule(var tag, var cluster, var name, var _) -> new Selection.Rule(tag, cluster, name, vms);
        };
    }
}
