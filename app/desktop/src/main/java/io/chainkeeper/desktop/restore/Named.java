package io.chainkeeper.desktop.restore;

import java.util.UUID;

/// Something to choose: a cluster or a storage domain.
///
/// @param id   the engine's id
/// @param name for people
public record Named(UUID id, String name) {
    @Override
    public String toString() {
        return name;
    }
}
