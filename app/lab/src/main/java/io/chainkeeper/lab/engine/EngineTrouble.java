package io.chainkeeper.lab.engine;

/// Trouble that the engine itself can make, each once per [EngineTroubles#arm].
public enum EngineTrouble {
    /// The next API request is answered 503 with a page of HTML, as by a web server whose engine is starting.
    HTML_503,
    /// The next API request finds its token unknown: 401 with a page of HTML.
    TOKEN_EXPIRED,
    /// The next backup or transfer is refused because its disks are locked.
    DISK_LOCKED,
    /// The next incremental backup finds its checkpoint gone, and it is really gone.
    LOST_CHECKPOINT,
    /// The next incremental transfer can't be started: `finished_failure`, event 1068.
    INCREMENTAL_REFUSED,
    /// The next backup starts and then fails with event 10791; the VM's checkpoints are gone.
    BACKUP_FAILS,
    /// The next hybrid backup merges its snapshot for a long time.
    SLOW_MERGE,
    /// The next hybrid backup can't remove its snapshot: it succeeds with event 10813, the snapshot stays.
    MERGE_FAILS
}
