package io.chainkeeper.jobs.settings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets in this process' memory, for a system without a keyring: they are gone when the program ends.
public final class SessionSecrets implements Secrets {
    private final Map<SecretName, String> kept = new ConcurrentHashMap<>();

    /// None yet.
    public SessionSecrets() {}

    @Override
    public Optional<String> read(SecretName name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public Place keep(SecretName name, String secret) {
        kept.put(name, secret);
        return Place.THIS_SESSION;
    }

    @Override
    public void forget(SecretName name) {
        kept.remove(name);
    }

    @Override
    public Place place() {
        return Place.THIS_SESSION;
    }

    @Override
    public String toString() {
        return "SessionSecrets[" + kept.size() + " kept]";
    }
}
