package io.chainkeeper.lab;

import io.chainkeeper.lab.storage.DiskView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the disks of a backup hold at its moment, seen by whoever stands in the machine room. Whatever guests
/// and people do to the disks later, the moment stays; it can be read while somebody is told of it.
public final class BackupMoment {
    private final UUID vm;
    private final Map<UUID, ? extends DiskView> disks;

    BackupMoment(UUID vm, Map<UUID, ? extends DiskView> disks) {
        this.vm = vm;
        this.disks = Map.copyOf(disks);
    }

    /// The id of the VM.
    public UUID vm() {
        return vm;
    }

    /// The ids of its disks.
    public Set<UUID> disks() {
        return Set.copyOf(disks.keySet());
    }

    /// The size of a disk, in bytes.
    ///
    /// @throws IllegalArgumentException when it is none of its disks
    public long size(UUID disk) {
        return of(disk).size();
    }

    /// Fills `into` with what a disk has from `offset` on.
    ///
    /// @throws IllegalArgumentException when it is none of its disks, or the range does not lie within it
    public void read(UUID disk, long offset, ByteBuffer into) throws IOException {
        of(disk).read(offset, into);
    }

    private DiskView of(UUID disk) {
        DiskView found = disks.get(disk);
        if (found == null) {
            throw new IllegalArgumentException("disk " + disk + " is not in the backup");
        }
        return found;
    }
}
