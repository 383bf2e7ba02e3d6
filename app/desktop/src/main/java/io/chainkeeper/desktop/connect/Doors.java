package io.chainkeeper.desktop.connect;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What lies behind the doors. Everything here takes its time: not for the FX thread.
public interface Doors {
    /// An open workplace, ready to be entered: called on the FX thread, it shows the window's screens.
    interface Entry {
        /// Shows the screens.
        void enter();
    }

    /// Signs in to an engine and opens a repository.
    Entry connect(EngineAddress address, EngineCa ca, Login login, Path repository) throws Exception;

    /// Opens a repository without an engine.
    Entry open(Path repository) throws Exception;

    /// Starts the built-in lab, with a repository of its own.
    ///
    /// @param tell hears, on any thread, what is being done
    Entry lab(Consumer<String> tell) throws Exception;
}
