package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;

/// Checks a qcow2 image as `qemu-img check` does: walks everything the header leads to, counts how often
/// each cluster of the file is used, and compares that with the refcounts stored. It reads tables only,
/// no data, and repairs nothing.
public final class ImageCheck {
    private ImageCheck() {}

    /// Walks one file; backing files are not opened.
    ///
    /// @throws ImageException when the header itself is corrupt or unsupported, so that there is nothing
    /// to walk
    public static CheckReport check(Path path) throws IOException {
        try (ImageFile file = ImageFile.toRead(path)) {
            Qcow2Header header = Qcow2Header.read(file);
            HeaderRules.require(header, file);
            Findings findings = new Findings();
            ClusterUses uses = new ClusterUses(file, header.clusterBits(), findings);
            TableWalk walk = new TableWalk(file, header, uses, findings);
            walk.everything();
            new RefcountCompare(file, header, uses, findings).compare();
            walk.copiedMarks();
            return new CheckReport(
                    walk.usedClusters(),
                    header.geometry().clusters(header.virtualSize()),
                    findings.corruptions(),
                    findings.leaks());
        }
    }
}
