package io.chainkeeper.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Folders of the person who runs the program, as each system has them.
final class Homes {
    private Homes() {}

    /// Where the program keeps what can be made anew: catalogs and settings.
    static Path data() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return variable("LOCALAPPDATA")
                    .orElse(home().resolve("AppData/Local"))
                    .resolve("Chainkeeper");
        }
        if (system.contains("mac")) {
            return home().resolve("Library/Application Support/Chainkeeper");
        }
        return variable("XDG_DATA_HOME").orElse(home().resolve(".local/share")).resolve("chainkeeper");
    }

    /// The folder that is proposed for a first repository.
    static Path repository() {
        return home().resolve("Chainkeeper");
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
