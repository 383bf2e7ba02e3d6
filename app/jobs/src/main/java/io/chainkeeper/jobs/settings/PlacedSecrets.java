package io.chainkeeper.jobs.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Secrets in the one place that this person has for them: the sealed file where there is one, else the system's
/// keyring, else this process' memory.
///
/// While there is a sealed file the keyring gets nothing new, and what the file has counts, so that two places never
/// hold different passwords for the same thing. A closed file has nothing to say, and the keyring isn't asked instead:
/// it may know an older password, and some servers lock who signs in wrongly.
public final class PlacedSecrets implements Secrets {
    private final SealedSecrets sealed;
    private final Secrets keyring;

    /// @param sealed  the sealed file
    /// @param keyring what is used while there is none
    public PlacedSecrets(SealedSecrets sealed, Secrets keyring) {
        this.sealed = sealed;
        this.keyring = keyring;
    }

    /// Those of the person who runs this process.
    ///
    /// @param config folder of the settings
    public static PlacedSecrets here(Path config) {
        return new PlacedSecrets(new SealedSecrets(config), new KeyringSecrets());
    }

    /// The sealed file.
    public SealedSecrets sealed() {
        return sealed;
    }

    /// Makes the sealed file and moves into it what the keyring has. The caller wipes its passphrase.
    ///
    /// @param settings tell what may be there, for a keyring isn't asked for a list
    public void seal(char[] passphrase, Settings settings) throws IOException {
        Map<SecretName, String> found = new LinkedHashMap<>();
        for (SecretName name : names(settings)) {
            keyring.read(name).ifPresent(secret -> found.put(name, secret));
        }
        sealed.make(passphrase, found);
        found.keySet().forEach(keyring::forget);
    }

    private static List<SecretName> names(Settings settings) {
        List<SecretName> all = new ArrayList<>();
        settings.connections().forEach(connection -> all.add(connection.passwordName()));
        all.addAll(List.of(SecretName.mailPassword(), SecretName.webhookAddress(), SecretName.deadManAddress()));
        return all;
    }

    @Override
    public Optional<String> read(SecretName name) {
        return switch (sealed.state()) {
            case NONE -> keyring.read(name).or(() -> sealed.read(name)); // what waited for a file that was removed
            case CLOSED -> sealed.read(name);
            case OPEN -> sealed.read(name).or(() -> keyring.read(name));
        };
    }

    @Override
    public Place keep(SecretName name, String secret) {
        if (sealed.state() == SealedSecrets.State.NONE) {
            return keyring.keep(name, secret);
        }
        Place place = sealed.keep(name, secret);
        if (place == Place.SEALED_FILE) {
            keyring.forget(name);
        }
        return place;
    }

    @Override
    public void forget(SecretName name) {
        sealed.forget(name);
        keyring.forget(name);
    }

    @Override
    public Place place() {
        return sealed.state() == SealedSecrets.State.NONE ? keyring.place() : sealed.place();
    }

    @Override
    public Place tried() {
        return sealed.state() == SealedSecrets.State.NONE ? keyring.tried() : sealed.tried();
    }
}
