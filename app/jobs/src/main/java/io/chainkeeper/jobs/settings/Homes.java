package io.chainkeeper.jobs.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Folders of the person who runs the program, as each system has them.
///
/// @param system      the system's name as Java gives it, such as `Linux`
/// @param home        the person's folder
/// @param environment the process' variables
public record Homes(String system, Path home, Map<String, String> environment) {
    private static final int NAME_BYTES = 8;

    /// Copies the variables.
    public Homes {
        environment = Map.copyOf(environment);
    }

    /// Those of the person who runs this process.
    public static Homes here() {
        return new Homes(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /// Where the program keeps what can be made anew: catalogs.
    public Path data() {
        return switch (kind()) {
            case WINDOWS ->
                variable("LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("Chainkeeper");
            case MAC -> home.resolve("Library/Application Support/Chainkeeper");
            case OTHER ->
                variable("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("chainkeeper");
        };
    }

    /// Where the program keeps what a person has decided: the settings.
    public Path config() {
        return switch (kind()) {
            case WINDOWS ->
                variable("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("Chainkeeper");
            case MAC -> home.resolve("Library/Application Support/Chainkeeper");
            case OTHER ->
                variable("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("chainkeeper");
        };
    }

    /// The folder that is proposed for a first repository.
    public Path repository() {
        return home.resolve("Chainkeeper");
    }

    /// The catalog of a repository: a cache, kept elsewhere, for the repository may lie on a slow or foreign drive. Its
    /// folder is named by the digest of the repository's path, so that window, agent and command line find the same
    /// one.
    public Path catalog(Path repository) {
        return catalog(data(), repository);
    }

    /// The same below another folder of data.
    public static Path catalog(Path data, Path repository) {
        String place = repository.toAbsolutePath().normalize().toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            return data.resolve("catalogs").resolve(HexFormat.of().formatHex(digest, 0, NAME_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private enum Kind {
        WINDOWS,
        MAC,
        OTHER
    }

    private Kind kind() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win") && !name.contains("darwin")) {
            return Kind.WINDOWS;
        }
        return name.contains("mac") || name.contains("darwin") ? Kind.MAC : Kind.OTHER;
    }

    /// A variable that names a folder. The specification of these variables says that a relative one is ignored.
    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
