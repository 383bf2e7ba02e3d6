package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A longer piece of the engine's work, as its task list shows it.
///
/// @param id            its id
/// @param description   as in "Backing up VM web1"
/// @param correlationId of the request that began it
/// @param started       when it began
/// @param ended         when it ended, or nothing while it works
/// @param succeeded     how it ended; meaningless while it works
public record Job(
        UUID id,
        String description,
        String correlationId,
        Instant started,
        Optional<Instant> ended,
        boolean succeeded) {

    /// The same job, ended.
    public Job end(Instant when, boolean well) {
        return new Job(id, description, correlationId, started, Optional.of(when), well);
    }
}
