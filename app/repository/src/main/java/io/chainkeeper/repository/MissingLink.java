package io.chainkeeper.repository;

import java.nio.file.Path;
import java.util.UUID;

/// A chain cannot be followed to its full: a point or an image file below is not there.
public final class MissingLink extends RepositoryException {
    private static final long serialVersionUID = 1L;

    private final UUID point;
    private final UUID disk;
    private final UUID missingPoint;

    MissingLink(UUID point, UUID disk, UUID missingPoint, Path file) {
        super(file, "point " + point + ", disk " + disk + ": needs point " + missingPoint + ", missing " + file);
        this.point = point;
        this.disk = disk;
        this.missingPoint = missingPoint;
    }

    /// The point that was to be read.
    public UUID point() {
        return point;
    }

    /// The disk whose chain is broken.
    public UUID disk() {
        return disk;
    }

    /// The point whose file is missing: `point()` itself, or one below it.
    public UUID missingPoint() {
        return missingPoint;
    }
}
