package io.chainkeeper.desktop.edge;

import java.nio.file.Path;

/// Shows a folder in the system's file manager. A machine without one has none.
public interface FolderOpener {
    /// Asks the system to show it; whether it does is the system's business.
    void open(Path folder);
}
