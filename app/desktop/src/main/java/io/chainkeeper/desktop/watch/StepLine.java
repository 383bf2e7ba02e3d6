package io.chainkeeper.desktop.watch;

import io.chainkeeper.jobs.run.Step;

/// A step of a run as shown.
///
/// @param name   in words
/// @param state  decides icon and colour
/// @param took   how long it took, or takes so far; empty before it began
/// @param spoken name, state and time in words
public record StepLine(String name, Step.State state, String took, String spoken) {}
