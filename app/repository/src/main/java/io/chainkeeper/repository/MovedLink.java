package io.chainkeeper.repository;

import java.nio.file.Path;
import java.util.UUID;

/// A parent is there but not where the image's header says: a folder was renamed. [Repository#relink] cures it.
public final class MovedLink extends RepositoryException {
    private static final long serialVersionUID = 1L;

    private final UUID point;
    private final UUID disk;
    private final String headerName;

    MovedLink(UUID point, UUID disk, String headerName, Path parent) {
        super(parent, "point " + point + ", disk " + disk + ": header says " + headerName + ", parent is " + parent);
        this.point = point;
        this.disk = disk;
        this.headerName = headerName;
    }

    /// The point whose header is out of date.
    public UUID point() {
        return point;
    }

    /// The disk it is about.
    public UUID disk() {
        return disk;
    }

    /// The backing name in the header; empty when it has none.
    public String headerName() {
        return headerName;
    }
}
