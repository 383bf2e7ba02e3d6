package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A host: where VMs run and image transfers are served.
///
/// @param id      of the host
/// @param name    for people
/// @param address host name or IP address
/// @param status  in the engine's words, such as `up`; `unknown` when it uses a word we do not
/// @param cluster it belongs to
public record Host(UUID id, String name, String address, String status, Optional<UUID> cluster) {}
