package io.chainkeeper.lab.model;

import java.util.UUID;

/// A label that an administrator gives to VMs.
///
/// @param id   its id; all zeroes for the root of all tags
/// @param name its name
public record Tag(UUID id, String name) {
    /// The tag above all others.
    public static final Tag ROOT = new Tag(new UUID(0, 0), "root");
}
