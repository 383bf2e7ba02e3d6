package io.chainkeeper.cli.bench;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import java.util.List;
import java.util.Locale;

/// What it took to move several disks at once: time, and the peaks of this process's memory meanwhile.
///
/// @param disks              at the same time
/// @param bytes              data that had to be moved, in bytes
/// @param seconds            from the first request to the last durable image
/// @param cpuSeconds         user and system time
/// @param residentBytes      the most memory that was resident at a time; 0 where the system does not tell
/// @param heapBytes          the most that any collection left on the heap
/// @param heapCommittedBytes the largest heap there was
/// @param directBytes        the most memory of buffers outside the heap
public record Footprint(
        int disks,
        long bytes,
        double seconds,
        double cpuSeconds,
        long residentBytes,
        long heapBytes,
        long heapCommittedBytes,
        long directBytes) {

    /// As a table.
    public static List<String> lines(List<Footprint> rounds) {
        var table = new Table(
                ">Disks", ">Data", ">Time", ">Rate", ">CPU", ">Resident", ">Heap, live", ">Heap, whole", ">Buffers");
        for (Footprint each : rounds) {
            table.row(
                    Integer.toString(each.disks),
                    Sizes.bytes(each.bytes),
                    String.format(Locale.ROOT, "%.2f s", each.seconds),
                    Sizes.rate(each.bytes / each.seconds),
                    String.format(Locale.ROOT, "%.2f s", each.cpuSeconds),
                    each.residentBytes == 0 ? "–" : Sizes.bytes(each.residentBytes),
                    Sizes.bytes(each.heapBytes),
                    Sizes.bytes(each.heapCommittedBytes),
                    Sizes.bytes(each.directBytes));
        }
        return table.lines();
    }
}
