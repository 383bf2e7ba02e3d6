package io.chainkeeper.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// The certificate authority of one engine: the only one we trust for this engine and its hosts.
///
/// The system's authorities are never asked. Hosts serve image transfers with certificates of the same authority. An
/// engine whose web server got a certificate from elsewhere needs both: put the second certificate into the same PEM.
public final class EngineCa {
    /// Longest PEM text we read, in characters; a CA certificate has about 2,000.
    static final int MAX_PEM = 256 << 10;

    private final String pem;
    private final List<X509Certificate> certificates;
    private final X509TrustManager trust;
    private final SSLContext tls;

    private EngineCa(String pem, List<X509Certificate> certificates) {
        this.pem = pem;
        this.certificates = certificates;
        this.trust = trusting(certificates);
        this.tls = context(trust);
    }

    /// Reads the engine's CA certificate from the engine itself, without a login, to show it for a decision.
    ///
    /// Nothing can vouch for it at this moment: whoever answers may send a certificate of their own. So
    /// nothing else is read over this connection, no secret goes over it, and a person compares
    /// the [#sha256()] before it is used.
    public static EngineCa fetch(EngineAddress address) throws EngineException {
        return CaDownload.from(address, EngineLimits.standard());
    }

    /// Takes certificates from a PEM text, such as the file an administrator handed over.
    ///
    /// @throws IllegalArgumentException when there is no certificate in it, or one that is no authority
    public static EngineCa ofPem(String pem) {
        if (pem.length() > MAX_PEM) {
            throw new IllegalArgumentException("a PEM text of " + pem.length() + " characters");
        }
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in the PEM text");
            }
            for (X509Certificate certificate : found) {
                requireAuthority(certificate);
            }
            return new EngineCa(pem, found);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate in PEM form", e);
        }
    }

    private static void requireAuthority(X509Certificate certificate) {
        if (certificate.getBasicConstraints() < 0) {
            throw new IllegalArgumentException("not a certificate authority: " + certificate.getSubjectX500Principal());
        }
    }

    private static X509TrustManager trusting(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca-" + i, authorities.get(i));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            return Arrays.stream(trust.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .map(jdk -> new OneAuthority(jdk, authorities))
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no PKIX", e);
        }
    }

    private static SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /// The certificates as they came, to be kept with the settings.
    public String pem() {
        return pem;
    }

    /// The authority's name, such as `CN=engine.example.12345, O=example, C=US`.
    public String subject() {
        return first().getSubjectX500Principal().getName();
    }

    /// From when on it is valid.
    public Instant notBefore() {
        return first().getNotBefore().toInstant();
    }

    /// Until when it is valid.
    public Instant notAfter() {
        return first().getNotAfter().toInstant();
    }

    /// The certificate's fingerprint: SHA-256 in upper-case hex, a colon between bytes, as browsers and openssl show
    /// it.
    public String sha256() {
        return Fingerprint.sha256(first());
    }

    /// A TLS context that trusts this authority and no other. Whoever uses it must also ask for the host name to be
    /// checked (endpoint identification `HTTPS`): a raw socket or engine does not do it by itself.
    public SSLContext tls() {
        return tls;
    }

    /// Trusts this authority and no other, for whoever makes TLS connections of their own; host names are theirs to
    /// have checked.
    public X509TrustManager trust() {
        return trust;
    }

    private X509Certificate first() {
        return certificates.getFirst();
    }

    @Override
    public String toString() {
        return "EngineCa[" + subject() + ", " + sha256() + "]";
    }
}
