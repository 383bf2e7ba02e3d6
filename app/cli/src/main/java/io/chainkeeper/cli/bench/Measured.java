package io.chainkeeper.cli.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How one tool did at one piece of work: medians, each with all that it is the median of.
///
/// @param tool       its name
/// @param seconds    median time
/// @param cpuSeconds median CPU of the client
/// @param peakBytes  median of the peaks of memory
/// @param timeRatio  our time over its time: below 1 we were quicker
/// @param cpuRatio   our CPU over its CPU
/// @param runs       every measured run, in order
public record Measured(
        String tool,
        double seconds,
        double cpuSeconds,
        long peakBytes,
        double timeRatio,
        double cpuRatio,
        List<Usage> runs) {
    public Measured {
        runs = List.copyOf(runs);
    }

    /// @param ours the runs that the ratios compare with
    static Measured of(String tool, List<Usage> runs, List<Usage> ours) {
        double seconds = median(runs, Usage::seconds);
        double cpu = median(runs, Usage::cpuSeconds);
        return new Measured(
                tool,
                seconds,
                cpu,
                Math.round(median(runs, Usage::peakBytes)),
                median(ours, Usage::seconds) / seconds,
                median(ours, Usage::cpuSeconds) / cpu,
                runs);
    }

    private static double median(List<Usage> runs, ToDoubleFunction<Usage> what) {
        double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
