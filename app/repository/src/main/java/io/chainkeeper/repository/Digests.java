package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.file.Path;

/// Digest lists of a disk version, loaded once they are known to be the ones that the manifest means.
final class Digests {
    private Digests() {}

    static BlockDigests whole(Located located, DiskVersion version) throws IOException {
        Path file = SideFiles.checked(located.folder(), version.blocks());
        BlockDigests digests = BlockDigests.load(file);
        checkSize(file, digests.diskSize(), version);
        if (!digests.checksum().equals(version.checksum())) {
            throw new DamagedFile(file, "does not add up to the checksum in its manifest");
        }
        return digests;
    }

    static StoredDigests stored(Located located, DiskVersion version) throws IOException {
        Path file = SideFiles.checked(located.folder(), version.stored());
        StoredDigests digests = StoredDigests.load(file);
        checkSize(file, digests.diskSize(), version);
        return digests;
    }

    private static void checkSize(Path file, long diskSize, DiskVersion version) throws DamagedFile {
        if (diskSize != version.virtualSize()) {
            throw new DamagedFile(file, "is for a disk of " + diskSize + " bytes instead of " + version.virtualSize());
        }
    }
}
