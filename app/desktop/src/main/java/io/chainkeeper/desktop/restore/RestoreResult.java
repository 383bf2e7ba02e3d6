package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.watch.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How a restore ended, and what to do next.
///
/// @param tone   how it is meant
/// @param title  one sentence
/// @param next   what to do next, a sentence each
/// @param steps  the buttons, the likeliest first
/// @param folder with what was written, if it was files
/// @param vm     that was made or got disks, if there is one
public record RestoreResult(
        Tone tone, String title, List<String> next, List<NextStep> steps, Optional<Path> folder, Optional<UUID> vm) {
    /// Copies the lists.
    public RestoreResult {
        next = List.copyOf(next);
        steps = List.copyOf(steps);
    }
}
