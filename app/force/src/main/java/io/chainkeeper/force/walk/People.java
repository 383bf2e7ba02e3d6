package io.chainkeeper.force.walk;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Bytes;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Guests who write, and people who act on disks in the engine's portal: what changes which bytes a disk has.
final class People {
    /// Snapshots twice: they matter only where one is taken and committed later.
    private static final List<Happening> DEEDS = List.of(
            Happening.SNAPSHOT_TAKEN,
            Happening.SNAPSHOT_TAKEN,
            Happening.SNAPSHOT_COMMITTED,
            Happening.SNAPSHOT_COMMITTED,
            Happening.DISK_RESIZED);

    private final Lab lab;
    private final List<LabVm> vms;
    private final Tally tally;

    /// @param vms whose guests and disks
    People(Lab lab, List<LabVm> vms, Tally tally) {
        this.lab = lab;
        this.vms = List.copyOf(vms);
        this.tally = tally;
    }

    /// The guest of some VM writes a little on each disk, if it runs.
    void guestWrites(Random chance) {
        LabVm vm = any(chance);
        if (vm.status().equals("up")) {
            tally.count("guest writes");
            for (LabDisk disk : vm.disks()) {
                write(vm, disk, chance);
            }
        }
    }

    private static void write(LabVm vm, LabDisk disk, Random chance) {
        long size = disk.size();
        byte[] bytes = new byte[512 * (1 + chance.nextInt(64))];
        chance.nextBytes(bytes);
        long place = 512L * chance.nextInt((int) ((size - bytes.length) / 512) + 1);
        try {
            disk.write(place, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            if (isThere(vm, disk)) {
                throw new UncheckedIOException(e);
            }
        } catch (IllegalArgumentException e) {
            if (disk.size() == size) {
                throw e;
            }
        }
    }

    /// Somebody may take a disk away, or put it back to a smaller one, while its guest writes.
    private static boolean isThere(LabVm vm, LabDisk disk) {
        return vm.disks().stream().anyMatch(each -> each.id().equals(disk.id()));
    }

    /// Somebody acts on the disks of a VM: now, or just when the program asks for a backup.
    ///
    /// @param backup whether it is about to ask for one
    void act(Random chance, boolean backup) throws IOException {
        Happening what = DEEDS.get(chance.nextInt(DEEDS.size()));
        if (backup && chance.nextInt(2) == 0) {
            tally.count(what.code() + " during a backup");
            lab.next(Trouble.happens(what));
        } else {
            now(what, any(chance));
        }
    }

    private void now(Happening what, LabVm vm) throws IOException {
        Map<UUID, String> before = held(vm);
        try {
            vm.happens(what);
        } catch (IllegalStateException held) {
            tally.count("deeds that the engine refused");
            return;
        }
        tally.count(what.code() + " between commands");
        if (what == Happening.SNAPSHOT_COMMITTED && !held(vm).equals(before)) {
            tally.count("VMs put back to an earlier state");
        }
    }

    private static Map<UUID, String> held(LabVm vm) throws IOException {
        Map<UUID, String> disks = new HashMap<>();
        for (LabDisk disk : vm.disks()) {
            disks.put(disk.id(), Bytes.of(disk));
        }
        return disks;
    }

    private LabVm any(Random chance) {
        return vms.get(chance.nextInt(vms.size()));
    }
}
