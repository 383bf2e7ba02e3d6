package io.chainkeeper.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// The times of one kind of work on both sides.
final class Samples {
    private final String work;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> reference = new ArrayList<>();
    private long bytes;

    Samples(String work) {
        this.work = work;
    }

    /// One round: both sides, one behind the other, so that a noisy minute hits both.
    void add(long bytes, double oursSeconds, double referenceSeconds) {
        this.bytes = bytes;
        ours.add(oursSeconds);
        reference.add(referenceSeconds);
    }

    Row row() {
        return new Row(work, bytes, median(ours), median(reference));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
