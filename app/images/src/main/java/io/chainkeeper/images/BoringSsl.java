package io.chainkeeper.images;

import java.security.Provider;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/// Conscrypt's provider of BoringSSL, where its native library loads. It is fast from the first
/// byte on, while the JDK's ciphers and digests are slow until the second compiler has seen them,
/// which short runs never get.
public final class BoringSsl {
    private BoringSsl() {}

    /// The provider, or nothing on systems that it has no library for.
    public static Optional<Provider> provider() {
        return Optional.ofNullable(Once.PROVIDER);
    }

    private static final class Once {
        private static final @Nullable Provider PROVIDER = load();

        private static @Nullable Provider load() {
            try {
                return Conscrypt.newProviderBuilder().provideTrustManager(false).build();
            } catch (LinkageError e) {
                return null;
            }
        }
    }
}
