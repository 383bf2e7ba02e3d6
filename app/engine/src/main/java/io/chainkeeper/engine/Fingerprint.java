package io.chainkeeper.engine;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/// By what people compare certificates.
final class Fingerprint {
    private static final int LONGEST_NAME = 200;

    private Fingerprint() {}

    /// SHA-256 in upper-case hex, a colon between bytes, as browsers and openssl show it.
    static String sha256(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// Name and fingerprint. The name is what a stranger wrote: shortened, and in one line.
    static String named(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName().replaceAll("\\p{Cntrl}", " ");
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return shown + " (SHA-256 " + sha256(certificate) + ")";
    }
}
