package io.chainkeeper.force.crash;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import java.io.IOException;
import java.nio.file.Path;

/// Places whose VM has two disks, so small that a backup has hardly more than its steps.
final class SmallVm {
    private SmallVm() {}

    static Place at(Path folder, long seed, FileWatcher recorder, Tally tally) throws IOException, WorkplaceException {
        return at(folder, seed, recorder, tally, DiskSpec.seeded("system", (1 << 20) + 512, 512 << 10, seed));
    }

    /// One whose larger disk has several blocks of 4 MiB, so that some of it can be there and some not.
    static Place ofBlocks(Path folder, long seed, FileWatcher recorder, Tally tally)
            throws IOException, WorkplaceException {
        return at(folder, seed, recorder, tally, DiskSpec.seeded("system", (9 << 20) + 512, 9 << 20, seed));
    }

    private static Place at(Path folder, long seed, FileWatcher recorder, Tally tally, DiskSpec system)
            throws IOException, WorkplaceException {
        DiskSpec data = DiskSpec.seeded("data", 256 << 10, 128 << 10, seed + 1);
        return new Place(folder, seed, recorder, tally, system, data);
    }
}
