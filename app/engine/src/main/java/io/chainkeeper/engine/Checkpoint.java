package io.chainkeeper.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A mark from which the engine tracks changes.
///
/// @param id          of the checkpoint, and the name of the bitmap in each disk
/// @param state       whether it can be a base
/// @param parent      the one before it
/// @param created     by the engine's clock
/// @param description copied from the backup that made it; may be empty
public record Checkpoint(
        UUID id, CheckpointState state, Optional<UUID> parent, Optional<Instant> created, String description) {}
