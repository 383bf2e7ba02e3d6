package io.chainkeeper.lab;

import java.io.IOException;
import java.util.List;

/// A dozen VMs as a small company has them: healthy ones, and every kind that a backup must say something about.
public final class DemoDataCentre {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    private DemoDataCentre() {}

    /// Plants them all; takes less than a second, for little is really written.
    ///
    /// @param seed of the disks' content
    public static void plant(Lab lab, long seed) throws IOException {
        lab.addNetwork("office");
        lab.addNetwork("quarantine");
        lab.addStorageDomain("archive", 4 * TIB);
        for (VmSpec vm : healthy(seed)) {
            lab.add(vm);
        }
        for (VmSpec vm : special(seed + 1000)) {
            lab.add(vm);
        }
        LabVm first = lab.vm("cluster-a");
        lab.share(first.disks().getLast(), lab.vm("cluster-b"));
    }

    private static List<VmSpec> healthy(long seed) {
        return List.of(
                VmSpec.up("web01", DiskSpec.seeded("web01-system", 8 * GIB, 6 * MIB, seed))
                        .described("Company web site")
                        .tagged("production"),
                VmSpec.up(
                                "db01",
                                DiskSpec.seeded("db01-system", 8 * GIB, 4 * MIB, seed + 1),
                                DiskSpec.seeded("db01-data", 40 * GIB, 8 * MIB, seed + 2),
                                DiskSpec.seeded("db01-log", 4 * GIB, 2 * MIB, seed + 3))
                        .described("PostgreSQL of the shop: system, data and log disk")
                        .tagged("production", "database"),
                VmSpec.down("build01", DiskSpec.seeded("build01-system", 20 * GIB, 4 * MIB, seed + 4))
                        .described("Build machine, started when needed"),
                VmSpec.up("mail01", DiskSpec.seeded("mail01-system", 16 * GIB, 4 * MIB, seed + 5))
                        .described("Mail server")
                        .tagged("production"),
                VmSpec.up(
                                "archive01",
                                DiskSpec.seeded("archive01-system", 8 * GIB, 2 * MIB, seed + 6),
                                DiskSpec.seeded("archive01-vault", 2 * TIB, 4 * MIB, seed + 7))
                        .described("Document archive: a 2 TiB disk with little on it yet"));
    }

    private static List<VmSpec> special(long seed) {
        return List.of(
                VmSpec.up(
                                "legacy01",
                                DiskSpec.seeded("legacy01-system", 4 * GIB, 2 * MIB, seed)
                                        .inFormat(DiskSpec.Format.RAW))
                        .described("Imported long ago: a raw disk, which cannot carry bitmaps"),
                VmSpec.up(
                                "app01",
                                DiskSpec.seeded("app01-system", 8 * GIB, 2 * MIB, seed + 1)
                                        .withoutIncremental())
                        .described("Incremental backup was never enabled for its disk"),
                VmSpec.up(
                                "erp01",
                                DiskSpec.seeded("erp01-system", 8 * GIB, 2 * MIB, seed + 2),
                                DiskSpec.lun("erp01-lun", 100 * GIB))
                        .described("Has a direct LUN, which backups leave out"),
                VmSpec.down(
                                "migrating01",
                                DiskSpec.seeded("migrating01-system", 8 * GIB, 2 * MIB, seed + 3)
                                        .in(DiskSpec.Health.LOCKED))
                        .described("Its disk is being moved: locked"),
                VmSpec.up("test01", DiskSpec.seeded("test01-system", 8 * GIB, 2 * MIB, seed + 4))
                        .in(VmSpec.State.PAUSED)
                        .described("Paused by its owner"),
                VmSpec.down("broken01", DiskSpec.seeded("broken01-system", 8 * GIB, 2 * MIB, seed + 5))
                        .withIllegalImages()
                        .described("A failed merge left illegal volumes behind"),
                VmSpec.up(
                                "cluster-a",
                                DiskSpec.seeded("cluster-a-system", 8 * GIB, 2 * MIB, seed + 6),
                                DiskSpec.seeded("cluster-shared", 10 * GIB, 2 * MIB, seed + 7)
                                        .inFormat(DiskSpec.Format.RAW)
                                        .shared())
                        .described("Half of a pair with a shareable disk"),
                VmSpec.up("cluster-b", DiskSpec.seeded("cluster-b-system", 8 * GIB, 2 * MIB, seed + 8))
                        .described("The other half of the pair"));
    }
}
