package io.chainkeeper.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A restore point: what one run stored for a VM. It is what its manifest `point.json` says.
///
/// @param format      version of the manifest's format, see [#FORMAT]
/// @param id          of the point
/// @param run         that stored it
/// @param vm          whose point it is
/// @param engine      where the VM lived
/// @param takenAt     the moment it shows
/// @param checkpoint  the engine's checkpoint from which the next incremental can start, if there is one
/// @param consistency what may be promised about the guest's files
/// @param disks       one version per stored disk, in the order they were added
/// @param shape       the VM's configuration beyond its OVF
/// @param ovf         the file with the VM's configuration
/// @param restoreText the file that tells how to restore without Chainkeeper
/// @param proof       the comparison with the server, if one was made
public record Point(
        int format,
        UUID id,
        UUID run,
        VmIdentity vm,
        EngineIdentity engine,
        Instant takenAt,
        Optional<UUID> checkpoint,
        Consistency consistency,
        List<DiskVersion> disks,
        VmShape shape,
        SideFile ovf,
        SideFile restoreText,
        Optional<Proof> proof) {
    /// The newest manifest format that this program writes and reads.
    public static final int FORMAT = 1;

    /// Copies the list.
    public Point {
        disks = List.copyOf(disks);
    }

    /// The version of one disk, if this point has it.
    public Optional<DiskVersion> disk(UUID disk) {
        return disks.stream().filter(d -> d.disk().equals(disk)).findFirst();
    }

    /// Payload of all its image files, in bytes.
    public long storedBytes() {
        return disks.stream().mapToLong(DiskVersion::storedBytes).sum();
    }

    /// The same with other files, after headers or the restore text were rewritten.
    Point with(List<DiskVersion> otherDisks, SideFile otherText) {
        return new Point(
                format,
                id,
                run,
                vm,
                engine,
                takenAt,
                checkpoint,
                consistency,
                otherDisks,
                shape,
                ovf,
                otherText,
                proof);
    }
}
