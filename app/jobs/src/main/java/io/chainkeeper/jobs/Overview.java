package io.chainkeeper.jobs;

import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Planner;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.plan.Situation;
import io.chainkeeper.jobs.recall.Promises;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Lays what exists beside what was kept: every VM with its protection, the worrying ones first.
final class Overview {
    private static final Comparator<VmSummary> BY_WORRY = Comparator.comparingInt(
                    (VmSummary each) -> worry(each.protection()))
            .thenComparing(each -> each.vm().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(each -> each.vm().id());

    private final Instant now;
    private final Promises promises;

    Overview(Instant now, Promises promises) {
        this.now = now;
        this.promises = promises;
    }

    List<VmSummary> of(List<Vm> vms, List<KeptPoint> points) {
        Map<UUID, List<KeptPoint>> byVm = points.stream().collect(Collectors.groupingBy(KeptPoint::vm));
        return vms.stream()
                .map(vm -> of(vm, byVm.getOrDefault(vm.id(), List.of())))
                .sorted(BY_WORRY)
                .toList();
    }

    /// One VM.
    ///
    /// @param points its own, in any order
    VmSummary of(Vm vm, List<KeptPoint> points) {
        Optional<Instant> last = points.stream().map(KeptPoint::takenAt).max(Comparator.naturalOrder());
        BackupPlan plan = Planner.plan(Situation.untouched(vm), BackupOptions.standard());
        return new VmSummary(vm, protection(vm, last, plan), last, points.size(), plan.findings());
    }

    private Protection protection(Vm vm, Optional<Instant> last, BackupPlan plan) {
        if (last.isPresent()) {
            boolean old = promises.broken(vm.id(), last.get(), now);
            return old ? Protection.OVERDUE : Protection.PROTECTED;
        }
        // A status passes by itself; the other obstacles do not.
        boolean possible = plan.findings().stream()
                .filter(each -> each.kind().severity() == Finding.Severity.BLOCKING)
                .allMatch(each -> each.kind() == Finding.Kind.WRONG_STATUS);
        return possible ? Protection.UNPROTECTED : Protection.NOT_POSSIBLE;
    }

    private static int worry(Protection protection) {
        return switch (protection) {
            case OVERDUE -> 0;
            case UNPROTECTED -> 1;
            case NOT_POSSIBLE -> 2;
            case PROTECTED -> 3;
        };
    }
}
