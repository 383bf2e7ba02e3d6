package io.chainkeeper.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Why the catalog cannot be opened or used. Carries facts; words are made elsewhere.
public abstract sealed class CatalogException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    CatalogException(Path file, String facts, @Nullable Throwable cause) {
        super(facts, cause);
        this.file = file;
    }

    /// The database file, or the folder that was to hold it.
    public Path file() {
        return file;
    }

    /// Another Chainkeeper has the catalog open. Use that one, or close it.
    public static final class AnotherProcess extends CatalogException {
        private static final long serialVersionUID = 1L;

        AnotherProcess(Path file, Throwable cause) {
            super(file, file + " is open in another process", cause);
        }
    }

    /// The catalog was written by a newer Chainkeeper. It is left as it is.
    public static final class WrittenByNewer extends CatalogException {
        private static final long serialVersionUID = 1L;

        private final String version;

        WrittenByNewer(Path file, String version) {
            super(file, file + " has schema version " + version, null);
            this.version = version;
        }

        /// The newest schema version in the file.
        public String version() {
            return version;
        }
    }

    /// A change of the schema failed; the file is what it was before.
    public static final class MigrationFailed extends CatalogException {
        private static final long serialVersionUID = 1L;

        MigrationFailed(Path file, Throwable cause) {
            super(file, file + ": " + cause.getMessage(), cause);
        }
    }

    /// The database or the file system refused: no space, no permission, or a file that went bad while in use.
    public static final class Unusable extends CatalogException {
        private static final long serialVersionUID = 1L;

        Unusable(Path file, Throwable cause) {
            super(file, file + ": " + cause.getMessage(), cause);
        }
    }
}
