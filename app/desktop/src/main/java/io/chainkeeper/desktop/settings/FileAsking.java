package io.chainkeeper.desktop.settings;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file. The window's shows the system's dialogue; a machine without one has none.
public interface FileAsking {
    /// A file to be read; empty when none was chosen.
    Optional<Path> toRead(String title);

    /// A file to be written, which may be there already and is then agreed to be replaced; empty when none was chosen.
    ///
    /// @param name that is proposed
    Optional<Path> toWrite(String title, String name);
}
