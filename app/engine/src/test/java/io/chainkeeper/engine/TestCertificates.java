package io.chainkeeper.engine;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Two authorities and four servers, made once per test run.
final class TestCertificates {
    /// For localhost, signed by the authority.
    static final String GOOD = "good";

    /// Signed by the authority, for another host.
    static final String WRONG_HOST = "wrong-host";

    /// For localhost, signed by the authority, out of date.
    static final String EXPIRED = "expired";

    /// For localhost, signed by another authority.
    static final String OTHER_CA = "other-server";

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final Map<String, Identity> IDENTITIES = make();

    private record Identity(PrivateKey key, X509Certificate certificate) {}

    private TestCertificates() {}

    static EngineCa authority() {
        return EngineCa.ofPem(pem("ca"));
    }

    static EngineCa otherAuthority() {
        return EngineCa.ofPem(pem("other-ca"));
    }

    static String pem(String name) {
        try {
            byte[] der = identity(name).certificate().getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SSLContext server(String name) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Identity identity = identity(name);
            X509Certificate[] chain = {identity.certificate()};
            store.setKeyEntry(name, identity.key(), PASSWORD, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity identity(String name) {
        Identity identity = IDENTITIES.get(name);
        if (identity == null) {
            throw new IllegalArgumentException(name);
        }
        return identity;
    }

    private static Map<String, Identity> make() {
        try {
            Map<String, Identity> made = new HashMap<>();
            made.put("ca", authority("CN=Test engine CA"));
            made.put("other-ca", authority("CN=Other CA"));
            Identity ca = made.get("ca");
            made.put(GOOD, server(ca, "localhost", Duration.ofDays(1)));
            made.put(WRONG_HOST, server(ca, "elsewhere.example", Duration.ofDays(1)));
            made.put(EXPIRED, server(ca, "localhost", Duration.ofDays(-1)));
            made.put(OTHER_CA, server(made.get("other-ca"), "localhost", Duration.ofDays(1)));
            return Map.copyOf(made);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static Identity authority(String name)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = keys();
        X500Principal self = new X500Principal(name);
        var builder = builder(self, self, keys, Duration.ofDays(1));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new Identity(keys.getPrivate(), sign(builder, keys.getPrivate()));
    }

    private static Identity server(Identity signer, String host, Duration validFor)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = keys();
        var builder = builder(
                signer.certificate().getSubjectX500Principal(), new X500Principal("CN=" + host), keys, validFor);
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        return new Identity(keys.getPrivate(), sign(builder, signer.key()));
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair keys, Duration validFor) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(now.minus(Duration.ofDays(9))),
                Date.from(now.plus(validFor)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }
}
