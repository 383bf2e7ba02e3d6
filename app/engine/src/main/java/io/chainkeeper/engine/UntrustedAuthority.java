package io.chainkeeper.engine;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A server showed a certificate that the trusted authority has not signed, whatever else may be wrong with it. Both
/// are told by name and fingerprint, so that a person can compare them with what the administrator says.
public final class UntrustedAuthority extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// A chain of causes longer than this is a loop.
    private static final int LONGEST = 20;

    private final String trusted;
    private final String shown;

    UntrustedAuthority(String trusted, String shown, CertificateException cause) {
        super("trusted is " + trusted + ", but shown was " + shown, cause);
        this.trusted = trusted;
        this.shown = shown;
    }

    /// The authority that a person has decided for: its name and SHA-256.
    public String trusted() {
        return trusted;
    }

    /// The certificate that was shown, the highest of its chain: its name and SHA-256.
    public String shown() {
        return shown;
    }

    /// The one among an exception and its causes, if it is there.
    public static Optional<UntrustedAuthority> in(Throwable trouble) {
        @Nullable Throwable each = trouble;
        for (int depth = 0; each != null && depth < LONGEST; depth++) {
            if (each instanceof UntrustedAuthority found) {
                return Optional.of(found);
            }
            each = each.getCause();
        }
        return Optional.empty();
    }
}
