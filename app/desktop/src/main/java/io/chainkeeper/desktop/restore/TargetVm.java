package io.chainkeeper.desktop.restore;

import java.util.Optional;
import java.util.UUID;

/// A VM that disks can be attached to, or none.
///
/// @param id      the engine's id; empty for disks that hang on no VM
/// @param name    for people
/// @param label   the name with its state
/// @param running its guest would notice a disk
/// @param ready   it is up or down; others take no disk now
public record TargetVm(Optional<UUID> id, String name, String label, boolean running, boolean ready) {
    @Override
    public String toString() {
        return label;
    }
}
