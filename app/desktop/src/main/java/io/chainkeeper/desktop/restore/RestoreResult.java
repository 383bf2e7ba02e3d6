package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.watch.Tone;
import java.util.List;

/// How a restore ended, and what to do next.
///
/// @param tone  how it is meant
/// @param title one sentence
/// @param next  what to do next, a sentence each
public record RestoreResult(Tone tone, String title, List<String> next) {
    /// Copies the list.
    public RestoreResult {
        next = List.copyOf(next);
    }
}
