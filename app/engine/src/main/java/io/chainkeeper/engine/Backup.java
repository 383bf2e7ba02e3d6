package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// The engine's backup object: open from start until it is finalized, and remembered for a quarter of an hour after.
///
/// @param id             chosen by us since engine 4.5; compare it with what was asked, older engines choose their own
/// @param vm             it belongs to
/// @param phase          how far it is
/// @param kind           what it reads from; meaningful while it is active
/// @param fromCheckpoint the mark since which changes are wanted; empty for a full
/// @param toCheckpoint   the mark it makes; set when [BackupPhase#READY], and not proof that any disk is in it
/// @param snapshot       the temporary snapshot of a hybrid backup, until it is merged away
public record Backup(
        UUID id,
        UUID vm,
        BackupPhase phase,
        BackupKind kind,
        Optional<UUID> fromCheckpoint,
        Optional<UUID> toCheckpoint,
        Optional<UUID> snapshot) {}
