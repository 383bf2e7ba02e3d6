package io.chainkeeper.images;

import java.util.List;

/// What [ImageCheck] found.
///
/// @param usedClusters  clusters of the virtual disk that the file stores
/// @param totalClusters clusters of the virtual disk
/// @param corruptions   sentences; anything here means that data may be lost
/// @param leaks         sentences; space in the file that nothing uses, harmless
public record CheckReport(long usedClusters, long totalClusters, List<String> corruptions, List<String> leaks) {
    public CheckReport {
        corruptions = List.copyOf(corruptions);
        leaks = List.copyOf(leaks);
    }

    /// Whether there is nothing to report.
    public boolean clean() {
        return corruptions.isEmpty() && leaks.isEmpty();
    }
}
