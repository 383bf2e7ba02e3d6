package io.chainkeeper.repository;

import java.util.Optional;
import java.util.UUID;

/// Which engine the VM was living on when the point was taken.
///
/// @param address  the API's base URL as text, without user or password
/// @param instance the engine's own instance id, when it tells one: it survives a change of address
/// @param version  the engine's full version as it says it, such as `4.5.7-1.el9`
public record EngineIdentity(String address, Optional<UUID> instance, String version) {}
