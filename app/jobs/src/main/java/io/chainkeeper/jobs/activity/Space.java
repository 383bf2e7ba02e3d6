package io.chainkeeper.jobs.activity;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The space that a repository takes.
///
/// @param folder      the repository's
/// @param used        payload of all points, in bytes
/// @param free        free where the folder lies, in bytes
/// @param total       size of that file system, in bytes
/// @param bytesPerDay how fast the points grow, from the last 28 days; 0 while that is not known
/// @param fullOn      the day on which nothing is free any more, if that goes on; empty when not within ten years
/// @param vms         per VM, the largest first
/// @param verified    how much of it was read back lately
public record Space(
        Path folder,
        long used,
        long free,
        long total,
        double bytesPerDay,
        Optional<LocalDate> fullOn,
        List<VmSpace> vms,
        Coverage verified) {
    /// Keeps its own copy of the list.
    public Space {
        vms = List.copyOf(vms);
    }
}
