package io.chainkeeper.jobs.recall;

import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A VM, as much of it as the rules need.
///
/// @param id         the engine's
/// @param name       its name
/// @param protection how safe it is
/// @param last       its newest point's moment
public record Machine(UUID id, String name, Protection protection, Optional<Instant> last) {}
