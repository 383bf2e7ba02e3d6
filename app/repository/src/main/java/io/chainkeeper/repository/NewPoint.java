package io.chainkeeper.repository;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What is known when a run begins to store a point.
///
/// Checkpoint and consistency may still change until the commit: see [PointDraft#checkpoint] and
/// [PointDraft#consistency].
///
/// @param id          id of the new point, chosen and journaled by the caller
/// @param run         the run that stores it
/// @param vm          whose point it is
/// @param engine      where the VM lives
/// @param takenAt     the moment which the point shows; whole seconds go into the folder's name
/// @param checkpoint  the engine's checkpoint from which the next incremental can start
/// @param consistency what may be promised
/// @param shape       the VM's configuration beyond its OVF
public record NewPoint(
        UUID id,
        UUID run,
        VmIdentity vm,
        EngineIdentity engine,
        Instant takenAt,
        Optional<UUID> checkpoint,
        Consistency consistency,
        VmShape shape) {
    /// The same, stored by another run.
    NewPoint by(UUID other) {
        return new NewPoint(id, other, vm, engine, takenAt, checkpoint, consistency, shape);
    }
}
