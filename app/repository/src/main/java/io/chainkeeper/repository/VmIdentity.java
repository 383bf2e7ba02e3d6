package io.chainkeeper.repository;

import java.util.UUID;

/// Which VM a point belongs to.
///
/// The id decides; the name is for people and never becomes a path.
///
/// @param id   the engine's id of the VM
/// @param name the name it had when the point was taken
public record VmIdentity(UUID id, String name) {}
