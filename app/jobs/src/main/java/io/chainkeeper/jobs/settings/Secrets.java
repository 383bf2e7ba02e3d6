package io.chainkeeper.jobs.settings;

import java.util.Optional;

/// Keeps passwords and addresses that work like passwords: in the system's keyring or a file that a passphrase seals,
/// else only until the program ends. They are never in settings, catalog, logs or command lines.
///
/// Nothing here throws when a keyring is missing or locked. Every call may take as long as a person needs to unlock the
/// keyring: not for the FX thread.
public interface Secrets {
    /// Where a secret is.
    enum Place {
        /// In the system's keyring: there after a restart, and for the agent in the background.
        KEYRING,
        /// In a file that a passphrase seals: there after a restart, once the passphrase is given.
        SEALED_FILE,
        /// In this process' memory, and in the sealed file as soon as its passphrase is given.
        WAITING_FOR_FILE,
        /// In this process' memory: gone when it ends.
        THIS_SESSION
    }

    /// A secret; empty when there is none, or when its keyring does not answer.
    Optional<String> read(SecretName name);

    /// Keeps a secret in place of an older one.
    ///
    /// @return where it is now: to be told to the person when it is not the keyring
    Place keep(SecretName name, String secret);

    /// Forgets a secret wherever it is. Forgetting what is not there is fine.
    void forget(SecretName name);

    /// Where the next secret will be kept, as far as is known now.
    Place place();

    /// The same, found out where it is not known: a keyring that is there may be locked, and tells it only to whoever
    /// wants to keep something. Nothing stays behind.
    default Place tried() {
        return place();
    }
}
