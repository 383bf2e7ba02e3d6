package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An intention: the id of a thing that a run is about to create. Written before the thing exists.
///
/// @param run    the run
/// @param kind   of thing
/// @param id     of the thing, chosen by us wherever the engine allows
/// @param vm     the VM it belongs to
/// @param at     when it was written down
/// @param detail what else is needed to find the thing, see [ThingKind]
public record JournalEntry(UUID run, ThingKind kind, UUID id, UUID vm, Instant at, Optional<String> detail) {
    /// A thing that its id alone finds.
    public JournalEntry(UUID run, ThingKind kind, UUID id, UUID vm, Instant at) {
        this(run, kind, id, vm, at, Optional.empty());
    }
}
