package io.chainkeeper.lab.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The lab's certificate authority: a P-256 key and its own certificate, kept as `ca.pem` and `ca.key` in the lab's
/// folder.
public final class LabCa {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration SERVER_LIFE = Duration.ofDays(365);
    private static final X500Name SUBJECT = new X500Name("C=US,O=Chainkeeper lab,CN=Chainkeeper lab CA");

    private final X509Certificate certificate;
    private final PrivateKey key;

    private LabCa(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// The authority of a folder: the one that is kept there, or a new one when there is none or it ends within a
    /// year.
    ///
    /// @throws IOException when its files cannot be read, written or understood
    public static LabCa in(Path folder, Instant now) throws IOException {
        Path pem = folder.resolve("ca.pem");
        Path secret = folder.resolve("ca.key");
        try {
            if (Files.exists(pem) && Files.exists(secret)) {
                LabCa kept = new LabCa(Pem.certificate(Pem.read(pem)), Pem.key(Pem.read(secret)));
                if (kept.certificate.getNotAfter().toInstant().isAfter(now.plus(SERVER_LIFE))) {
                    return kept;
                }
            }
            LabCa made = made(now);
            Files.createDirectories(folder);
            OwnerOnly.write(secret, Pem.of(made.key));
            Files.writeString(pem, made.pem());
            return made;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no certificate authority in " + folder + ": " + e.getMessage(), e);
        }
    }

    /// What a client needs that trusts the authority whose certificate is in a PEM file, and nobody else.
    public static SSLContext trusting(Path pem) throws IOException {
        try {
            return trusting(Pem.certificate(Pem.read(pem)));
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " is not a certificate: " + e.getMessage(), e);
        }
    }

    /// What a client needs that trusts this authority, and nobody else.
    public SSLContext clientContext() throws IOException {
        try {
            return trusting(certificate);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext trusting(X509Certificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// Its certificate in PEM.
    public String pem() {
        return Pem.of(certificate);
    }

    /// Its certificate.
    public X509Certificate certificate() {
        return certificate;
    }

    /// What a server needs that is called by any of these names: a new key and a certificate signed by this
    /// authority.
    ///
    /// @param hosts DNS names and IPv4 addresses
    public SSLContext serverContext(List<String> hosts, Instant now) throws IOException {
        try {
            KeyPair pair = newKey();
            JcaX509v3CertificateBuilder builder =
                    builder(new X500Name("O=Chainkeeper lab,CN=" + hosts.getFirst()), pair, now, SERVER_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
            builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            return context(signed(builder, key), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no certificate for " + hosts + ": " + e.getMessage(), e);
        }
    }

    private SSLContext context(X509Certificate server, PrivateKey serverKey)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] none = new char[0];
        store.setKeyEntry("server", serverKey, none, new Certificate[] {server, certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static LabCa made(Instant now) throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = newKey();
        JcaX509v3CertificateBuilder builder = builder(SUBJECT, pair, now, CA_LIFE);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return new LabCa(signed(builder, pair.getPrivate()), pair.getPrivate());
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Instant now, Duration life) {
        return new JcaX509v3CertificateBuilder(
                SUBJECT,
                new BigInteger(127, new SecureRandom()).setBit(126),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(life)),
                subject,
                pair.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host ->
                        new GeneralName(host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
