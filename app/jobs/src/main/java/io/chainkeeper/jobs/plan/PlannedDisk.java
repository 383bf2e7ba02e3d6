package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;

/// One disk of a plan.
///
/// @param attachment the disk and how it hangs on the VM
/// @param mode       full or incremental
/// @param reason     why; the same reason will stand in the point
public record PlannedDisk(AttachedDisk attachment, Mode mode, Reason reason) {}
