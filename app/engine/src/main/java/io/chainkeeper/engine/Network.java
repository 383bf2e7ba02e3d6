package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A logical network of a data center. VMs are on it by a [VnicProfile].
///
/// @param id         of the network
/// @param name       such as `ovirtmgmt`
/// @param dataCenter it belongs to
public record Network(UUID id, String name, Optional<UUID> dataCenter) {}
