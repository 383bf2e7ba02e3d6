package io.chainkeeper.repository;

import java.util.List;

/// What a look through all manifests found.
///
/// @param points   every readable point, by VM and then oldest first
/// @param findings everything that is not as it should be
public record Scan(List<Point> points, List<Finding> findings) {
    /// Copies the lists.
    public Scan {
        points = List.copyOf(points);
        findings = List.copyOf(findings);
    }
}
