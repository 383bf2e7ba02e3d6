package io.chainkeeper.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// A certificate of our own for `localhost`, and contexts that have it or trust it; made by the JDK's keytool.
final class TestTls {
    private static final String PASSWORD = "changeit";

    private final SSLContext server;
    private final X509TrustManager trust;

    private TestTls(SSLContext server, X509TrustManager trust) {
        this.server = server;
        this.trust = trust;
    }

    private static final class Once {
        private static final TestTls LOCALHOST = make("dns:localhost,ip:127.0.0.1");
        private static final TestTls ELSEWHERE = make("dns:elsewhere.example");
    }

    static TestTls localhost() {
        return Once.LOCALHOST;
    }

    static TestTls elsewhere() {
        return Once.ELSEWHERE;
    }

    SSLContext server() {
        return server;
    }

    /// Over whatever TLS is fastest here.
    ServerTrust client() {
        return ServerTrust.of(trust);
    }

    X509TrustManager trust() {
        return trust;
    }

    /// Trusts nobody that a test server could be.
    static ServerTrust stranger() {
        return elsewhere().client();
    }

    private static TestTls make(String names) {
        try {
            Path folder = Files.createTempDirectory("chainkeeper-tls");
            Path store = folder.resolve("key.p12");
            try {
                keytool(store, names);
                KeyStore keys = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(store)) {
                    keys.load(in, PASSWORD.toCharArray());
                }
                return new TestTls(having(keys), trusting(keys.getCertificate("server")));
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String names) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    private static SSLContext having(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static X509TrustManager trusting(Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
