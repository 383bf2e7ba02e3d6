package io.chainkeeper.desktop.begin;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Opens the same engine with another repository, and goes on where a person was.
public interface Relocation {
    /// Moves. If the folder cannot be used, nothing changes.
    ///
    /// @param folder  of the other repository
    /// @param answers so far
    /// @param refused hears, on the FX thread, why it cannot be used
    void to(Path folder, Answers answers, Consumer<Exception> refused);
}
