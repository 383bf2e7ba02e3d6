package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.UUID;

/// A VM that belongs to a plan, as far as was known when the engine was last asked.
///
/// @param vm    its id
/// @param plan  the plan's id
/// @param since from when it belongs to that plan
public record PlanMember(UUID vm, UUID plan, Instant since) {}
