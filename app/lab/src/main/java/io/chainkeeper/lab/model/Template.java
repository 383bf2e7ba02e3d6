package io.chainkeeper.lab.model;

import java.util.UUID;

/// A VM's mould. Every data centre has the one named Blank, whose id is all zeroes.
///
/// @param id   its id
/// @param name its name
public record Template(UUID id, String name) {
    /// The template that is always there.
    public static final Template BLANK = new Template(new UUID(0, 0), "Blank");
}
