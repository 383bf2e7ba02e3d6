package io.chainkeeper.lab.model;

import java.util.UUID;

/// How a NIC is plugged into a network.
///
/// @param id      its id
/// @param name    its name
/// @param network the network it leads to
public record VnicProfile(UUID id, String name, UUID network) {}
