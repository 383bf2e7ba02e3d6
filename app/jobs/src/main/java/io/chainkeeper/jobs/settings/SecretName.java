package io.chainkeeper.jobs.settings;

import java.util.UUID;

/// Under what a secret is kept. The name itself is no secret.
///
/// @param account such as `engine 6f9619ff-8b86-d011-b42d-00c04fc964ff`
public record SecretName(String account) {
    /// Refuses an empty name.
    public SecretName {
        if (account.isBlank()) {
            throw new IllegalArgumentException("a secret without a name");
        }
    }

    /// The password of a connection's user.
    public static SecretName enginePassword(UUID connection) {
        return new SecretName("engine " + connection);
    }

    /// The password of the mail server's user.
    public static SecretName mailPassword() {
        return new SecretName("mail");
    }

    /// The address of the webhook: whoever has it can post as we do.
    public static SecretName webhookAddress() {
        return new SecretName("webhook");
    }

    /// The address that is asked after good runs: whoever has it can pretend that all is well.
    public static SecretName deadManAddress() {
        return new SecretName("dead-man");
    }
}
