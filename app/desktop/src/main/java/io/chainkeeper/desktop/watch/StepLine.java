package io.chainkeeper.desktop.watch;

import io.chainkeeper.jobs.run.Step;

/// A step of a run as shown.
///
/// @param name   in words
/// @param state  decides icon and colour
/// @param spoken name and state in words
public record StepLine(String name, Step.State state, String spoken) {}
