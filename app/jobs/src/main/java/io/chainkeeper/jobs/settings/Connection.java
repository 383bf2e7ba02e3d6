package io.chainkeeper.jobs.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// A workplace that can be opened again: an engine with the authority that was decided for it, and a repository. Its
/// password is with the [Secrets], under [#id].
///
/// @param id         its own, made by us
/// @param name       as the person calls it
/// @param engine     the engine's address; empty for a repository without an engine
/// @param user       who signs in, with profile: `admin@internal`
/// @param caPem      the only authority trusted for this engine, as PEM
/// @param repository folder of the repository
/// @param catalog    folder of the catalog
public record Connection(
        UUID id,
        String name,
        Optional<String> engine,
        Optional<String> user,
        Optional<String> caPem,
        Path repository,
        Path catalog) {
    /// Longest name, in characters.
    public static final int MAX_NAME = 120;

    /// Refuses an empty name, and an engine without user or authority.
    public Connection {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a connection's name of " + name.length() + " characters");
        }
        if (engine.isPresent() && (user.isEmpty() || caPem.isEmpty())) {
            throw new IllegalArgumentException("the connection " + name + " has an engine but no user or no authority");
        }
    }

    /// Under what its password is kept.
    public SecretName passwordName() {
        return SecretName.enginePassword(id);
    }

    /// The same under another name.
    public Connection named(String other) {
        return new Connection(id, other, engine, user, caPem, repository, catalog);
    }

    /// Whether both open the same: engine, user and repository.
    public boolean opensTheSameAs(Connection other) {
        return engine.equals(other.engine) && user.equals(other.user) && repository.equals(other.repository);
    }
}
