package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.BegunBackup;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.remote.OpenBackup;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the journal has to know of a backup to go on with it, and back.
final class Begun {
    private Begun() {}

    static BegunBackup of(LiveRun run, BackupPlan plan, BackupOptions options, OpenBackup backup, UUID point) {
        return new BegunBackup(
                run.id(),
                plan.vm().id(),
                backup.id(),
                point,
                plan.since().map(Point::id),
                plan.fromCheckpoint(),
                backup.begunAt(),
                options.compression().name(),
                plan.prove(),
                options.requireConsistency(),
                1,
                plan.disks().stream().map(Begun::of).toList());
    }

    private static BegunBackup.Disk of(PlannedDisk disk) {
        return new BegunBackup.Disk(
                disk.attachment().disk().id(), disk.mode().name(), disk.reason().name());
    }

    /// The options that it was begun with, as far as they still matter.
    static BackupOptions options(BegunBackup begun) {
        return new BackupOptions(
                false,
                new Proving.Never(),
                begun.consistent(),
                word(Qcow2Writer.Compression.values(), begun.compression()).orElse(Qcow2Writer.Compression.NONE),
                Optional.empty());
    }

    static List<UUID> disks(BegunBackup begun) {
        return begun.disks().stream().map(BegunBackup.Disk::disk).toList();
    }

    /// The constant of that name; empty if there is none.
    static <T extends Enum<T>> Optional<T> word(T[] values, String name) {
        return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst();
    }
}
