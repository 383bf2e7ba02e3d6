package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.AttachedDisk;

/// A disk that stays out of a backup. The engine would silently drop most of these, or fail the whole backup
/// on them.
///
/// @param attachment the disk and how it hangs on the VM
/// @param cause      why it stays out
public record LeftOut(AttachedDisk attachment, Cause cause) {
    /// Why a disk stays out.
    public enum Cause {
        /// A LUN of the storage array, which the engine does not read.
        DIRECT_LUN,
        /// Other VMs write to it as well.
        SHAREABLE,
        /// Its attachment is not active.
        INACTIVE,
        /// Managed block storage or Cinder: the engine offers no transfer for backups of it.
        MANAGED_BLOCK,
        /// Its status is not "ok".
        NOT_OK,
        /// It holds no guest data but, for instance, an ISO image or a hosted engine's records.
        NOT_DATA,
        /// The person chose other disks.
        NOT_CHOSEN
    }
}
