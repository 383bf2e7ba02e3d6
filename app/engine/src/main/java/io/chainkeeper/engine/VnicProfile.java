package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A network as VMs see it. Ids differ between engines, so a restore elsewhere compares names.
///
/// @param id      of the profile
/// @param name    such as `ovirtmgmt`
/// @param network behind it
public record VnicProfile(UUID id, String name, Optional<UUID> network) {}
