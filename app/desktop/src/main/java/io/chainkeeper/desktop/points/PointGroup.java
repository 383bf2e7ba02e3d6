package io.chainkeeper.desktop.points;

import java.util.Optional;
import java.util.UUID;

/// The points of one VM, or all of them.
///
/// @param vm    the VM; empty for all
/// @param name  of the VM, or a word for all
/// @param count how many points
/// @param told  the same in words, with what they cost
/// @param spoken the whole of it as a sentence
public record PointGroup(Optional<UUID> vm, String name, int count, String told, String spoken) {}
