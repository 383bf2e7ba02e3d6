package io.chainkeeper.jobs.settings;

import java.util.Optional;

/// The keyring of the desktop: Secret Service on Linux, Credential Manager on Windows, Keychain on macOS.
final class SystemKeyring implements Keyring {
    private static final String OURS = "Chainkeeper";
    private final com.github.javakeyring.Keyring ring;

    private SystemKeyring(com.github.javakeyring.Keyring ring) {
        this.ring = ring;
    }

    static Keyring open() throws Exception {
        return new SystemKeyring(com.github.javakeyring.Keyring.create());
    }

    @Override
    public Optional<String> read(String account) throws Exception {
        return Optional.ofNullable(ring.getPassword(OURS, account));
    }

    @Override
    public void keep(String account, String secret) throws Exception {
        ring.setPassword(OURS, account, secret);
    }

    @Override
    public void forget(String account) throws Exception {
        ring.deletePassword(OURS, account);
    }
}
