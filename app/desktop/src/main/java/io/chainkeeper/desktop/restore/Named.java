package io.chainkeeper.desktop.restore;

import java.util.UUID;

/// Something to choose: a cluster or a storage domain.
///
/// @param id    the engine's id
/// @param name  for people
/// @param label the name with what helps to choose, such as the free space
public record Named(UUID id, String name, String label) {
    @Override
    public String toString() {
        return label;
    }
}
