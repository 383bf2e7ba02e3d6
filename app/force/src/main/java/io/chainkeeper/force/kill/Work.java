package io.chainkeeper.force.kill;

import io.chainkeeper.jobs.run.RunKind;
import java.util.Locale;

/// What a victim is told to do.
enum Work {
    FULL(RunKind.BACKUP, true),
    INCREMENTAL(RunKind.BACKUP, true),
    DISKS(RunKind.RESTORE_DISKS, true),
    FILES(RunKind.RESTORE_FILES, false),
    REBUILD(RunKind.REBUILD_CATALOG, false);

    private final RunKind run;
    private final boolean asksEngine;

    Work(RunKind run, boolean asksEngine) {
        this.run = run;
        this.asksEngine = asksEngine;
    }

    /// The run that it is.
    RunKind run() {
        return run;
    }

    /// Whether it asks the engine for something.
    boolean asksEngine() {
        return asksEngine;
    }

    /// As in an order.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
