package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Plans;
import io.chainkeeper.jobs.schedule.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What can be done with one VM or with many: back up now, give to a plan, take from plans; and undo the last two.
public final class MachineVerbs {
    /// What was done.
    ///
    /// @param sentence in words
    /// @param good     whether it was
    /// @param undo     plans as they were before; empty when nothing can be taken back
    public record Done(String sentence, boolean good, List<Plan> undo) {
        /// Copies the list.
        public Done {
            undo = List.copyOf(undo);
        }
    }

    private final Desk desk;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<Done>> done = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param changed hears that plans were changed
    public MachineVerbs(Desk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
    }

    /// Backs VMs up now. The workplace's limits decide how many work at once.
    ///
    /// @param full every disk is read whole, whatever could be incremental
    public void backUp(Set<UUID> vms, boolean full) {
        BackupOptions options = BackupOptions.standard().withFull(full).withProof(new Proving.Always());
        List<UUID> all = List.copyOf(vms);
        desk.background()
                .ask(
                        "backups",
                        () -> all.stream()
                                .map(vm -> desk.workplace().backup(vm, options))
                                .toList(),
                        this::follow,
                        this::refuse);
    }

    private void follow(List<Run> runs) {
        runs.forEach(desk.runs()::follow);
        if (runs.size() > 1) {
            done.set(Optional.of(new Done(wording().get("machines.done.started", runs.size()), true, List.of())));
        }
    }

    /// Gives VMs to a plan.
    public void assign(Plan plan, Set<UUID> vms) {
        Set<UUID> given = Set.copyOf(vms);
        plans(() -> {
            List<Plan> before = all().all();
            all().assign(plan.id(), given);
            List<Plan> after = all().all();
            return new Done(
                    wording().get("machines.done.assigned", given.size(), plan.name()), true, differing(before, after));
        });
    }

    /// Takes VMs out of every plan that names them one by one. A plan with a rule keeps what its rule finds.
    public void remove(Set<UUID> vms) {
        Set<UUID> taken = Set.copyOf(vms);
        plans(() -> {
            List<Plan> before = all().all();
            for (Plan plan : before) {
                if (plan.what().explicit().stream().anyMatch(taken::contains)) {
                    all().save(plan.withWhat(without(plan.what(), taken)));
                }
            }
            return removed(taken, before);
        });
    }

    private static Selection without(Selection what, Set<UUID> taken) {
        Set<UUID> left = new HashSet<>(what.explicit());
        left.removeAll(taken);
        return switch (what) {
            case Selection.Vms _ -> new Selection.Vms(left);
            case Selection.Rule rule -> new Selection.Rule(rule.tag(), rule.cluster(), rule.namePattern(), left);
        };
    }

    /// A rule or a tag may still want a VM that was taken from every list: that is said, and where to change it.
    private Done removed(Set<UUID> taken, List<Plan> before) throws WorkplaceException {
        List<Plan> undo = differing(before, all().all());
        Set<UUID> wanting = all().assignments().stream()
                .filter(each -> taken.contains(each.vm()))
                .flatMap(each -> each.plan().stream())
                .collect(Collectors.toSet());
        String names = before.stream()
                .filter(plan -> wanting.contains(plan.id()))
                .map(Plan::name)
                .collect(Collectors.joining(", "));
        return wanting.isEmpty()
                ? new Done(wording().get("machines.done.removed", taken.size()), true, undo)
                : new Done(wording().get("machines.done.removed.rule", names), false, undo);
    }

    private static List<Plan> differing(List<Plan> before, List<Plan> after) {
        return before.stream().filter(plan -> !after.contains(plan)).toList();
    }

    /// Takes the last change of plans back.
    public void undo() {
        done.get()
                .ifPresent(last -> plans(() -> {
                    for (Plan plan : last.undo()) {
                        all().save(plan);
                    }
                    return new Done(wording().get("machines.done.undone"), true, List.of());
                }));
    }

    /// Says nothing any more.
    public void dismiss() {
        done.set(Optional.empty());
    }

    private void plans(Callable<Done> change) {
        desk.background()
                .ask(
                        "plans",
                        change,
                        what -> {
                            done.set(Optional.of(what));
                            changed.run();
                        },
                        this::refuse);
    }

    private void refuse(Exception refused) {
        done.set(Optional.of(new Done(wording().trouble(refused), false, List.of())));
    }

    private Plans all() {
        return desk.workplace().plans();
    }

    /// What was done last, until it is dismissed.
    public ReadOnlyObjectProperty<Optional<Done>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    private Wording wording() {
        return desk.wording();
    }
}
