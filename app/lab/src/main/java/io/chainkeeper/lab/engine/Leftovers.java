package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.Vm;
import java.util.ArrayList;
import java.util.List;

/// What a client forgot to clean up, one sentence each.
final class Leftovers {
    private Leftovers() {}

    /// To be called inside the data centre's lock.
    static List<String> of(DataCentre dc) {
        List<String> left = new ArrayList<>();
        dc.transfers().values().stream()
                .filter(t -> !t.phase().ended())
                .forEach(t -> left.add("image transfer " + t.id() + " of disk " + t.disk() + " is " + t.phase()));
        dc.backups().values().stream()
                .filter(b -> !b.phase().ended())
                .forEach(b -> left.add("backup " + b.id() + " of VM " + b.vm() + " is " + b.phase()));
        for (Vm vm : dc.vms().values()) {
            vm.snapshots().values().stream()
                    .filter(s -> s.description().equals(Snapshot.OF_BACKUP))
                    .forEach(s -> left.add("snapshot " + s.id() + " of a backup is still on VM " + vm.name()));
        }
        for (Disk disk : dc.disks().values()) {
            if (disk.status() == DiskStatus.LOCKED && disk.okAt().isPresent()) {
                left.add("disk " + disk.alias() + " (" + disk.id() + ") is locked");
            }
        }
        return left;
    }
}
