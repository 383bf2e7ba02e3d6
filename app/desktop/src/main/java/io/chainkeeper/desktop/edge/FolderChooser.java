package io.chainkeeper.desktop.edge;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a folder. The window's shows the system's dialogue; a machine without one has none.
public interface FolderChooser {
    /// The folder that was chosen; empty when nothing was.
    ///
    /// @param title of the dialogue
    Optional<Path> choose(String title);
}
