package io.chainkeeper.jobs.run;

import java.util.List;

/// What a run is for, and the stages that it goes through in order.
public enum RunKind {
    /// A VM is read from the engine and kept as a restore point.
    BACKUP(Stage.PLAN, Stage.START, Stage.TRANSFER, Stage.PROVE, Stage.STORE, Stage.FINALIZE, Stage.CLEAN),
    /// A point becomes a new VM on the engine.
    RESTORE_VM(
            Stage.CHECK_CHAIN,
            Stage.CREATE_DISKS,
            Stage.UPLOAD,
            Stage.COMPARE,
            Stage.CREATE_VM,
            Stage.ATTACH,
            Stage.CLEAN),
    /// Disks of a point become new disks on the engine, attached to a VM that exists or floating.
    RESTORE_DISKS(Stage.CHECK_CHAIN, Stage.CREATE_DISKS, Stage.UPLOAD, Stage.COMPARE, Stage.ATTACH, Stage.CLEAN),
    /// Disks of a point become image files on this computer.
    RESTORE_FILES(Stage.CHECK_CHAIN, Stage.CONVERT, Stage.COMPARE, Stage.STORE),
    /// A stored point is read back and compared with its digests.
    VERIFY(Stage.CHECK_CHAIN, Stage.READ_BACK, Stage.COMPARE),
    /// The catalog is written anew from the repository's manifests.
    REBUILD_CATALOG(Stage.SCAN, Stage.REMEMBER),
    /// What died runs left on the engine and in the repository is settled, by journaled id.
    CLEAN_UP(Stage.RECONCILE),
    /// Images that another tool has made are copied and become points.
    ADOPT(Stage.SCAN, Stage.CONVERT, Stage.REMEMBER);

    private final List<Stage> stages;

    RunKind(Stage... stages) {
        this.stages = List.of(stages);
    }

    /// Whether such a run moves many bytes: then it waits for its turn and can be paused. The others are short, and
    /// may be what makes these possible.
    public boolean movesBytes() {
        return switch (this) {
            case BACKUP, RESTORE_VM, RESTORE_DISKS, RESTORE_FILES, VERIFY, ADOPT -> true;
            case REBUILD_CATALOG, CLEAN_UP -> false;
        };
    }

    /// The stages of such a run, in the order in which they begin.
    public List<Stage> stages() {
        return stages;
    }
}
