package io.chainkeeper.desktop.settings;

import java.util.UUID;

/// A connection as it is listed.
///
/// @param engine     the address, or words for "none"
/// @param user       empty without an engine
/// @param sha256     fingerprint of the authority that is trusted; empty without an engine
/// @param repository the folder
/// @param open       it is open in this window
public record ConnectionRow(
        UUID id, String name, String engine, String user, String sha256, String repository, boolean open) {
    /// Whether there is an engine, and so a password to forget.
    public boolean hasEngine() {
        return !user.isEmpty();
    }
}
