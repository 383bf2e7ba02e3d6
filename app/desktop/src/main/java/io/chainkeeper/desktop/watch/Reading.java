package io.chainkeeper.desktop.watch;

import java.time.Instant;

/// The rate of a run at a moment.
///
/// @param at             the moment
/// @param bytesPerSecond 0 while nothing moves
public record Reading(Instant at, double bytesPerSecond) {}
