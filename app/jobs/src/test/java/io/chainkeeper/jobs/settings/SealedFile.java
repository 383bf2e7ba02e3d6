package io.chainkeeper.jobs.settings;

import io.chainkeeper.jobs.settings.SealedMessage.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// A folder in which tests seal secrets in a file, at next to no cost.
abstract class SealedFile {
    /// Argon2id all the same, for less than a millisecond.
    static final Cost CHEAP = new Cost(1, 1, 5);

    static final SecretName MAIL = SecretName.mailPassword();
    static final SecretName HOOK = SecretName.webhookAddress();
    static final String PASSPHRASE = "zwölf Hühner auf dem Dach";

    @TempDir
    Path temp;

    final SealedSecrets sealed() {
        return new SealedSecrets(temp.resolve("config"), CHEAP);
    }

    final Path file() {
        return sealed().file();
    }

    final SealedSecrets made() throws IOException {
        SealedSecrets sealed = sealed();
        sealed.make(PASSPHRASE.toCharArray(), Map.of(MAIL, "geheim"));
        return sealed;
    }

    final SealedSecrets opened() throws IOException {
        SealedSecrets sealed = sealed();
        sealed.open(PASSPHRASE.toCharArray());
        return sealed;
    }
}
