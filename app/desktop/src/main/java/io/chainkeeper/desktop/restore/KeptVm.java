package io.chainkeeper.desktop.restore;

import java.util.UUID;

/// A VM that has points.
///
/// @param id       the engine's id of it
/// @param name     as in its newest point
/// @param points   how many it has
/// @param newest   when the newest was taken, in words
/// @param onEngine whether the engine still shows it
public record KeptVm(UUID id, String name, int points, String newest, boolean onEngine) {}
