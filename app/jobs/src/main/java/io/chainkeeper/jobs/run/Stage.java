package io.chainkeeper.jobs.run;

/// A step that a person can recognise in the course of a run. [RunKind#stages()] says which belong to which
/// run.
public enum Stage {
    /// Reading the VM and the last good point; deciding full or incremental per disk.
    PLAN,
    /// The engine starts its backup: snapshot or scratch disks, until it says ready.
    START,
    /// Bytes move from the engine's image server into the repository, disk by disk.
    TRANSFER,
    /// Whole-disk digests are completed and, if asked for, compared with the server's own checksum.
    PROVE,
    /// The result becomes durable: a point in the repository, or files under their final names.
    STORE,
    /// The engine ends its backup and removes what it made for it.
    FINALIZE,
    /// The engine shows that nothing of ours is left; checkpoints that no point needs are removed.
    CLEAN,
    /// Every image of the point's chain is there and is the one that the manifests mean.
    CHECK_CHAIN,
    /// New disks are created on the chosen storage.
    CREATE_DISKS,
    /// Bytes move from the repository to the new disks.
    UPLOAD,
    /// The result is compared with the stored whole-disk checksum.
    COMPARE,
    /// The VM is created from the stored configuration.
    CREATE_VM,
    /// The new disks are attached with the attributes of the old ones.
    ATTACH,
    /// A chain is flattened into one image file.
    CONVERT,
    /// Stored bytes are read again and digested.
    READ_BACK,
    /// All manifests of the repository are read.
    SCAN,
    /// The catalog is told.
    REMEMBER,
    /// Journal entries of runs that died are settled one by one.
    RECONCILE
}
