package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.CompatibilityLevel;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskFormat;
import io.chainkeeper.lab.model.Role;
import io.chainkeeper.lab.model.StorageDomain;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Everything for which the engine refuses to start a backup, with its own texts and in its order.
final class BackupChecks {
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final String CANNOT = "Cannot backup VM";

    private final EngineState state;
    private final DiskLocks locks;

    BackupChecks(EngineState state, DiskLocks locks) {
        this.state = state;
        this.locks = locks;
    }

    /// The disks that a request names, each attached to the VM.
    ///
    /// @throws Refusal 400 for one that does not exist, 500 when none is named or one is not the VM's
    List<Disk> disks(Vm vm, Element wanted) {
        if (state.strikes(Happening.PERMISSION_MISSING, Moment.START)
                || !state.dataCentre().role().allows(Role.BACKUP)) {
            throw Refusal.forbidden();
        }
        Element list = wanted.child("disks").orElseThrow(BackupChecks::general);
        List<Disk> disks = new ArrayList<>();
        List<UUID> unknown = new ArrayList<>();
        for (Element named : list.children("disk")) {
            UUID id = Inputs.id(named).orElseThrow(BackupChecks::general);
            Disk disk = state.dataCentre().disks().get(id);
            if (disk == null) {
                unknown.add(id);
            } else if (!vm.attachments().containsKey(id)) {
                throw general();
            } else {
                disks.add(disk);
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.bad(CANNOT + ". The following disk(s) ID(s) does not exist: " + joined(unknown) + ".");
        }
        if (disks.isEmpty()) {
            throw general();
        }
        return disks;
    }

    /// Whether the VM's state allows a backup of these disks.
    void state(Vm vm, List<Disk> disks, Optional<UUID> backupId, String description) {
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Refusal.bad(CANNOT + ". The VM backup description shouldn't contain more than 1024 characters.");
        }
        if (backupId.filter(state.dataCentre().backups()::containsKey).isPresent()) {
            throw Refusal.bad(CANNOT + ". The specified VM backup ID " + backupId.get() + " already exists.");
        }
        if (vm.hostedEngine()) {
            throw Refusal.conflict(CANNOT + ". Backup of Hosted Engine VM is not supported.");
        }
        if (vm.status() != VmStatus.UP && vm.status() != VmStatus.DOWN) {
            throw Refusal.conflict(CANNOT + ". The Virtual Machine should be in Up or Down status.");
        }
        allActive(vm, disks);
        nothingElseRuns(vm);
        noneLocked(disks);
    }

    /// The checkpoint to start from, good and known.
    Optional<Checkpoint> from(Vm vm, Optional<UUID> id, BackupKind kind) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        CompatibilityLevel compat = state.dataCentre().compatOf(vm);
        if (!compat.atLeast(4, 5)) {
            throw Refusal.bad(CANNOT + ". Incremental backup is not supported in cluster compatibility " + compat
                    + (kind == BackupKind.COLD ? " for a VM that is down." : "."));
        }
        Checkpoint checkpoint = vm.checkpoints().get(id.get());
        if (checkpoint == null) {
            throw Refusal.bad(CANNOT + ". Checkpoint ID " + id.get() + " doesn't exist.");
        }
        if (checkpoint.invalid()) {
            throw Refusal.bad(CANNOT + ". Checkpoint ID " + id.get() + " is invalid and should be removed.");
        }
        return Optional.of(checkpoint);
    }

    /// What kind of backup the engine makes of this VM.
    ///
    /// @param legacy whether the client asked for the older way
    BackupKind kind(Vm vm, boolean legacy) {
        CompatibilityLevel compat = state.dataCentre().compatOf(vm);
        if (compat.atLeast(4, 7) && !legacy) {
            return BackupKind.HYBRID;
        }
        if (vm.status() == VmStatus.UP) {
            return BackupKind.LIVE;
        }
        if (!compat.atLeast(4, 5)) {
            throw Refusal.conflict(
                    CANNOT + ". Bitmaps operations are not supported in cluster compatibility " + compat + ".");
        }
        return BackupKind.COLD;
    }

    /// Whether there is room for the snapshot's layers or the scratch disks; a cold backup needs none.
    void room(List<Disk> disks, BackupKind kind) {
        if (kind != BackupKind.COLD && state.strikes(Happening.STORAGE_FULL, Moment.START)) {
            String domain = disks.stream()
                    .flatMap(d -> d.storageDomain().stream())
                    .map(state.dataCentre().storageDomains()::get)
                    .map(StorageDomain::name)
                    .findFirst()
                    .orElse("");
            throw Refusal.conflict(CANNOT + ". Low disk space on Storage Domain " + domain + ".");
        }
    }

    private static void allActive(Vm vm, List<Disk> disks) {
        List<Disk> inactive = disks.stream().filter(d -> !vm.hasActive(d.id())).toList();
        if (!inactive.isEmpty()) {
            throw Refusal.conflict(CANNOT + ". The following disks are not active on VM " + vm.name() + ": "
                    + aliases(inactive) + ".");
        }
    }

    /// A hybrid backup holds the disks, so that its refusal speaks of them; the others hold the VM.
    private void nothingElseRuns(Vm vm) {
        DataCentre dc = state.dataCentre();
        Optional<Backup> running = dc.runningBackups(vm.id()).stream().findFirst();
        running.map(Backup::kind).ifPresent(kind -> {
            throw Refusal.conflict(
                    kind == BackupKind.HYBRID
                            ? CANNOT + ". Disk is locked. Please try again later."
                            : CANNOT + ". The VM is during a backup operation.");
        });
    }

    private void noneLocked(List<Disk> disks) {
        boolean trouble = state.strikes(Trouble.DiskLocked.class);
        List<Disk> locked = trouble ? disks : disks.stream().filter(locks::held).toList();
        if (!locked.isEmpty()) {
            throw Refusal.conflict(CANNOT + ": The following disks are locked: " + aliases(locked)
                    + ". Please try again in a few minutes.");
        }
    }

    /// Which of the chosen disks the backup really takes: shareable ones and LUNs are left out in silence.
    static List<Disk> taken(List<Disk> chosen) {
        return chosen.stream()
                .filter(d -> d.storage() == io.chainkeeper.lab.model.DiskStorage.IMAGE && !d.shareable())
                .toList();
    }

    /// Whether a disk can be in a checkpoint.
    static boolean tracked(Disk disk) {
        return disk.format() == DiskFormat.COW;
    }

    private static String aliases(List<Disk> disks) {
        return disks.stream().map(Disk::alias).collect(Collectors.joining(", "));
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(", "));
    }

    private static Refusal general() {
        return Refusal.internal("General command validation failure.");
    }
}
