package io.chainkeeper.repository;

import java.nio.file.Path;

/// A point and the folder where it lies now.
record Located(Path folder, Point point) {
    /// The image of one of its disks.
    Path image(DiskVersion version) {
        return folder.resolve(version.file());
    }

    Chain.Link link(DiskVersion version) {
        return new Chain.Link(point, version, image(version));
    }
}
