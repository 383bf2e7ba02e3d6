package io.chainkeeper.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A snapshot of a VM: temporary state on the engine.
///
/// @param id          of the snapshot
/// @param description for people; the engine's own for a backup is [#AUTO_GENERATED]
/// @param status      in the engine's words: `ok`, `locked`, `in_preview`
/// @param type        in the engine's words: `active`, `regular`, `preview`, `stateless`
/// @param taken       by the engine's clock
public record Snapshot(UUID id, String description, String status, String type, Optional<Instant> taken) {
    /// The description of the snapshot that a hybrid backup makes and should remove.
    public static final String AUTO_GENERATED = "Auto-generated for Backup VM";
}
