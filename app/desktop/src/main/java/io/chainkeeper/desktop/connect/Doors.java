package io.chainkeeper.desktop.connect;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Secrets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What lies behind the doors. Everything here takes its time: not for the FX thread.
public interface Doors {
    /// An open workplace, ready to be entered: called on the FX thread, it shows the window's screens.
    interface Entry {
        /// Shows the screens.
        void enter();
    }

    /// What is kept of a connection for the next time.
    ///
    /// @param connection it is listed on the first screen
    /// @param password   with the secrets
    record Keep(boolean connection, boolean password) {
        /// Nothing at all.
        public static final Keep NOTHING = new Keep(false, false);
    }

    /// Signs in to an engine and opens a repository.
    Entry connect(EngineAddress address, EngineCa ca, Login login, Path repository, Keep keep) throws Exception;

    /// The same, for this once: nothing is kept.
    default Entry connect(EngineAddress address, EngineCa ca, Login login, Path repository) throws Exception {
        return connect(address, ca, login, repository, Keep.NOTHING);
    }

    /// Opens a repository without an engine. It is listed on the first screen from now on.
    Entry open(Path repository) throws Exception;

    /// Opens what was opened before.
    ///
    /// @param password     as typed; empty for the one that is kept
    /// @param keepPassword keep the one that was typed
    /// @throws PasswordNeeded when none was typed and none is kept
    Entry reopen(Connection connection, Optional<String> password, boolean keepPassword) throws Exception;

    /// Where a password would be kept.
    Secrets.Place passwordPlace();

    /// Starts the built-in lab, with a repository of its own.
    ///
    /// @param tell hears, on any thread, what is being done
    Entry lab(Consumer<String> tell) throws Exception;

    /// The password of a connection is not there: it has to be asked for.
    final class PasswordNeeded extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param connection whose password
        public PasswordNeeded(Connection connection) {
            super(connection.name());
        }
    }
}
