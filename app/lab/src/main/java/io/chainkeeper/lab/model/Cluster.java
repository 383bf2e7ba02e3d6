package io.chainkeeper.lab.model;

import java.util.UUID;

/// Hosts that share a compatibility level and run each other's VMs.
///
/// @param id     its id
/// @param name   its name, unique in the data centre
/// @param compat the level that decides, among others, whether backups are hybrid (4.7 and later)
public record Cluster(UUID id, String name, CompatibilityLevel compat) {}
