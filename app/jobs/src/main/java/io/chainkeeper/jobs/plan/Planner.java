package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.CheckpointState;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.plan.LeftOut.Cause;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Decides what a backup would do. A pure function: the same situation and options give the same plan.
public final class Planner {
    private final Situation situation;
    private final BackupOptions options;

    private Planner(Situation situation, BackupOptions options) {
        this.situation = situation;
        this.options = options;
    }

    /// The plan for a VM in a situation.
    public static BackupPlan plan(Situation situation, BackupOptions options) {
        return new Planner(situation, options).plan();
    }

    /// The same plan with every disk in full, because incremental turned out to be impossible on the way. All
    /// disks of a point show one moment, so they begin anew together, and those that were full already keep
    /// their own reason.
    public static BackupPlan inFull(BackupPlan plan, Reason reason) {
        List<PlannedDisk> disks = plan.disks().stream()
                .map(disk -> disk.mode() == Mode.FULL ? disk : new PlannedDisk(disk.attachment(), Mode.FULL, reason))
                .toList();
        return new BackupPlan(
                plan.vm(), plan.since(), Optional.empty(), disks, plan.leftOut(), plan.findings(), plan.prove());
    }

    private BackupPlan plan() {
        List<PlannedDisk> disks = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (AttachedDisk attachment : situation.vm().disks()) {
            Optional<Cause> cause = leaveOut(attachment);
            if (cause.isPresent()) {
                leftOut.add(new LeftOut(attachment, cause.get()));
            } else {
                disks.add(decide(attachment));
            }
        }
        boolean incremental = disks.stream().anyMatch(disk -> disk.mode() == Mode.INCREMENTAL);
        return new BackupPlan(
                situation.vm(),
                situation.last(),
                incremental ? situation.last().flatMap(Point::checkpoint) : Optional.empty(),
                disks,
                leftOut,
                findings(disks, leftOut),
                options.proof().due(situation.points()));
    }

    private Optional<Cause> leaveOut(AttachedDisk attachment) {
        Disk disk = attachment.disk();
        Optional<Cause> byStorage = switch (disk.storage()) {
            case IMAGE -> Optional.empty();
            case LUN -> Optional.of(Cause.DIRECT_LUN);
            case CINDER, MANAGED_BLOCK -> Optional.of(Cause.MANAGED_BLOCK);
            case UNKNOWN -> Optional.of(Cause.NOT_DATA);
        };
        if (byStorage.isPresent()) {
            return byStorage;
        }
        if (disk.shareable()) {
            return Optional.of(Cause.SHAREABLE);
        }
        if (!disk.contentType().equals("data")) {
            return Optional.of(Cause.NOT_DATA);
        }
        if (!attachment.active()) {
            return Optional.of(Cause.INACTIVE);
        }
        // A locked disk is only busy: it stays in, and the backup waits for it or says that it is busy.
        if (disk.status() != DiskStatus.OK && disk.status() != DiskStatus.LOCKED) {
            return Optional.of(Cause.NOT_OK);
        }
        boolean chosen = options.disks().map(set -> set.contains(disk.id())).orElse(true);
        return chosen ? Optional.empty() : Optional.of(Cause.NOT_CHOSEN);
    }

    private PlannedDisk decide(AttachedDisk attachment) {
        Optional<Reason> whyFull = whyFull(attachment.disk());
        return whyFull.map(reason -> new PlannedDisk(attachment, Mode.FULL, reason))
                .orElseGet(() -> new PlannedDisk(attachment, Mode.INCREMENTAL, Reason.CHANGES_SINCE_LAST_POINT));
    }

    /// The first thing that forbids an incremental, from the most general to the most particular.
    private Optional<Reason> whyFull(Disk disk) {
        if (situation.last().isEmpty()) {
            return Optional.of(Reason.FIRST_BACKUP);
        }
        if (options.full()) {
            return Optional.of(Reason.ASKED_FOR_FULL);
        }
        Point last = situation.last().get();
        Optional<DiskVersion> before = last.disk(disk.id());
        if (before.isEmpty()) {
            return Optional.of(Reason.DISK_IS_NEW);
        }
        if (disk.format() == DiskFormat.RAW) {
            return Optional.of(Reason.RAW_DISK);
        }
        if (!situation.vm().compat().incremental()) {
            return Optional.of(Reason.NOT_SUPPORTED);
        }
        return whyNotSince(last, disk, before.get());
    }

    private Optional<Reason> whyNotSince(Point last, Disk disk, DiskVersion before) {
        Optional<Checkpoint> checkpoint = last.checkpoint().flatMap(this::shown);
        if (checkpoint.isEmpty()) {
            return Optional.of(Reason.CHECKPOINT_MISSING);
        }
        if (checkpoint.get().state() == CheckpointState.INVALID) {
            return Optional.of(Reason.CHECKPOINT_INVALID);
        }
        if (situation.unreadable().contains(disk.id())) {
            return Optional.of(Reason.PARENT_UNREADABLE);
        }
        // Nobody could settle whether a bitmap survives every kind of resize, so it is not relied on.
        if (before.virtualSize() != disk.provisionedSize()) {
            return Optional.of(Reason.DISK_RESIZED);
        }
        boolean tracked =
                situation.tracked().map(set -> set.contains(disk.id())).orElse(true);
        return tracked ? Optional.empty() : Optional.of(Reason.ENGINE_SAID_FULL);
    }

    private Optional<Checkpoint> shown(UUID checkpoint) {
        return situation.checkpoints().stream()
                .filter(each -> each.id().equals(checkpoint))
                .findFirst();
    }

    private List<Finding> findings(List<PlannedDisk> disks, List<LeftOut> leftOut) {
        Vm vm = situation.vm();
        List<Finding> findings = new ArrayList<>();
        if (vm.illegalImages()) {
            findings.add(Finding.of(Finding.Kind.ILLEGAL_IMAGES));
        }
        if (!vm.status().backupPossible()) {
            findings.add(Finding.of(Finding.Kind.WRONG_STATUS, vm.status().name()));
        }
        if (disks.isEmpty()) {
            findings.add(Finding.of(Finding.Kind.NO_DISKS));
        }
        leftOut.stream()
                .filter(each -> each.cause() != Cause.NOT_CHOSEN)
                .map(Planner::finding)
                .forEach(findings::add);
        if (!vm.compat().incremental()) {
            findings.add(Finding.of(Finding.Kind.LEVEL_TOO_LOW, vm.compat().toString()));
        }
        disks.stream()
                .map(each -> each.attachment().disk())
                .filter(disk -> disk.format() == DiskFormat.RAW)
                .map(disk -> Finding.ofDisk(Finding.Kind.RAW_DISK, disk.id(), disk.alias()))
                .forEach(findings::add);
        if (vm.status() == VmStatus.UP && vm.fqdn().isEmpty()) {
            findings.add(Finding.of(Finding.Kind.NO_GUEST_AGENT));
        }
        findings.addAll(Readiness.of(situation, disks));
        return findings;
    }

    private static Finding finding(LeftOut out) {
        Disk disk = out.attachment().disk();
        return Finding.ofDisk(
                Finding.Kind.DISK_LEFT_OUT, disk.id(), disk.alias(), out.cause().name());
    }
}
