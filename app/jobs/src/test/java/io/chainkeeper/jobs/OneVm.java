package io.chainkeeper.jobs;

import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A lab with one running VM, `web`, and a workplace beside it; both made anew for each test.
abstract class OneVm {
    static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    LabPlace place;
    LabVm vm;

    private final DiskSpec[] disks;

    /// @param disks of the VM
    OneVm(DiskSpec... disks) {
        this.disks = disks;
    }

    @BeforeEach
    final void open() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", disks));
    }

    @AfterEach
    final void close() throws Exception {
        place.close();
    }
}
