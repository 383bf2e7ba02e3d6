package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.BegunBackup;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupDisk;
import io.chainkeeper.engine.BackupKind;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Backups whose program died in their midst, as far as another program can go on with them: the
/// engine's backup is still ready, with the same disks and the same checkpoint, and what was begun
/// lies in the repository. Looks only.
///
/// @param bench what jobs work with
/// @param alive whether a run is at work in this program; its backup is its own business
public record DiedBackups(Bench bench, Predicate<UUID> alive) {
    /// So many programs may die of the same backup. Then it is given up: perhaps it is what kills them.
    static final int MOST_LIVES = 5;

    /// One that can go on.
    ///
    /// @param begun as the journal knows it
    /// @param ready as the engine shows it
    /// @param plan  as it was made
    public record CanGoOn(BegunBackup begun, Backup ready, BackupPlan plan) {}

    /// All that can go on, oldest first. Without an engine nobody knows of any.
    public List<CanGoOn> all() throws CatalogException, EngineException, IOException, JobFailed {
        List<CanGoOn> all = new ArrayList<>();
        if (bench.maybeEngine().isPresent()) {
            for (BegunBackup begun : died()) {
                of(begun).ifPresent(all::add);
            }
        }
        return all;
    }

    /// The one of a VM; an engine has one backup of a VM at a time.
    Optional<CanGoOn> of(UUID vm) throws CatalogException, EngineException, IOException, JobFailed {
        for (BegunBackup begun : died()) {
            Optional<CanGoOn> found = begun.vm().equals(vm) ? of(begun) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<BegunBackup> died() throws CatalogException {
        return bench.catalog().begunBackups().all().stream()
                .filter(each -> !alive.test(each.run()))
                .toList();
    }

    private Optional<CanGoOn> of(BegunBackup begun) throws EngineException, IOException, JobFailed {
        if (begun.lives() >= MOST_LIVES || !bench.repository().hasBegun(begun.vm(), begun.point())) {
            return Optional.empty();
        }
        Engine engine = bench.engine();
        Optional<Backup> ready =
                engine.backup(begun.vm(), begun.backup()).filter(now -> now.phase() == BackupPhase.READY);
        Optional<Vm> vm = ready.isEmpty() ? Optional.empty() : engine.vm(begun.vm());
        if (vm.isEmpty() || over(ready.get(), vm.get()) || !sameDisks(engine, begun)) {
            return Optional.empty();
        }
        return plan(begun, vm.get()).map(plan -> new CanGoOn(begun, ready.get(), plan));
    }

    /// A live backup ends with its guest, whatever the engine goes on saying.
    private static boolean over(Backup ready, Vm vm) {
        return ready.kind() == BackupKind.LIVE && vm.status() == VmStatus.DOWN;
    }

    private static boolean sameDisks(Engine engine, BegunBackup begun) throws EngineException {
        Set<UUID> offered = engine.backupDisks(begun.vm(), begun.backup()).stream()
                .map(BackupDisk::id)
                .collect(Collectors.toSet());
        return offered.equals(Set.copyOf(Begun.disks(begun)));
    }

    /// Empty when a disk, a point or a word is not known any more.
    private Optional<BackupPlan> plan(BegunBackup begun, Vm vm) throws IOException {
        Optional<Point> since = begun.since().isEmpty()
                ? Optional.empty()
                : bench.repository().points(vm.id()).stream()
                        .filter(point -> begun.since().equals(Optional.of(point.id())))
                        .findFirst();
        Map<UUID, AttachedDisk> attached = vm.disks().stream()
                .collect(Collectors.toMap(each -> each.disk().id(), Function.identity(), (first, second) -> first));
        List<PlannedDisk> disks = begun.disks().stream()
                .flatMap(each -> planned(each, attached).stream())
                .toList();
        if (disks.size() != begun.disks().size()
                || since.isPresent() != begun.since().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new BackupPlan(vm, since, begun.fromCheckpoint(), disks, List.of(), List.of(), begun.prove()));
    }

    private static Optional<PlannedDisk> planned(BegunBackup.Disk disk, Map<UUID, AttachedDisk> attached) {
        Optional<AttachedDisk> there = Optional.ofNullable(attached.get(disk.disk()));
        Optional<Mode> mode = Begun.word(Mode.values(), disk.mode());
        Optional<Reason> reason = Begun.word(Reason.values(), disk.reason());
        return there.isPresent() && mode.isPresent() && reason.isPresent()
                ? Optional.of(new PlannedDisk(there.get(), mode.get(), reason.get()))
                : Optional.empty();
    }
}
