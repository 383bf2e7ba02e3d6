package io.chainkeeper.lab.model;

import java.util.UUID;

/// A logical network of the data centre.
///
/// @param id   its id
/// @param name its name
public record Network(UUID id, String name) {}
