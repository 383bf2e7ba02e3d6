package io.chainkeeper.jobs.activity;

import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.util.Optional;
import java.util.UUID;

/// What a run did to one disk.
///
/// @param disk        the disk's id on the engine
/// @param alias       its name there
/// @param mode        full or incremental, for a backup
/// @param reason      why that mode, for a backup
/// @param bytesMoved  transferred or read back, in bytes
/// @param virtualSize size that the guest sees, in bytes
public record DiskFacts(
        UUID disk, String alias, Optional<Mode> mode, Optional<Reason> reason, long bytesMoved, long virtualSize) {}
