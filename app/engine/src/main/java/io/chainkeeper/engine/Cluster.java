package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A cluster: where VMs run.
///
/// @param id         of the cluster
/// @param name       for people
/// @param compat     its compatibility level
/// @param dataCenter it belongs to
public record Cluster(UUID id, String name, CompatibilityLevel compat, Optional<UUID> dataCenter) {}
