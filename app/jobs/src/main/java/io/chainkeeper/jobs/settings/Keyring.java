package io.chainkeeper.jobs.settings;

import java.util.Optional;

/// A system's keyring, as it really is: it may be missing, locked, slow, or throw anything.
interface Keyring {
    /// A secret of ours.
    ///
    /// @throws Exception also when there is none: keyrings do not tell the difference
    Optional<String> read(String account) throws Exception;

    /// Keeps a secret.
    void keep(String account, String secret) throws Exception;

    /// Forgets a secret.
    void forget(String account) throws Exception;

    /// Opens a keyring.
    interface Door {
        /// @throws Exception when there is none
        Keyring open() throws Exception;
    }
}
