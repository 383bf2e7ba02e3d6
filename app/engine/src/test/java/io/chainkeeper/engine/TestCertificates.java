package io.chainkeeper.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Two authorities and four servers, made by the JDK's keytool once per test run.
final class TestCertificates {
    /// For localhost, signed by the authority.
    static final String GOOD = "good";

    /// Signed by the authority, for another host.
    static final String WRONG_HOST = "wronghost";

    /// For localhost, signed by the authority, out of date.
    static final String EXPIRED = "expired";

    /// For localhost, signed by another authority.
    static final String OTHER_CA = "otherserver";

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final KeyStore STORE = make();

    private TestCertificates() {}

    static EngineCa authority() {
        return EngineCa.ofPem(pem("ca"));
    }

    static EngineCa otherAuthority() {
        return EngineCa.ofPem(pem("otherca"));
    }

    static String pem(String alias) {
        try {
            Certificate certificate = STORE.getCertificate(alias);
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SSLContext server(String alias) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(alias, STORE.getKey(alias, PASSWORD), PASSWORD, STORE.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(one, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore make() {
        try {
            Path folder = Files.createTempDirectory("engine-certificates");
            Path file = folder.resolve("keys.p12");
            key(file, "ca", "CN=Test engine CA", List.of("-ext", "bc:c", "-ext", "ku:c=keyCertSign"));
            key(file, "otherca", "CN=Other CA", List.of("-ext", "bc:c", "-ext", "ku:c=keyCertSign"));
            String local = "san=dns:localhost,ip:127.0.0.1";
            key(file, GOOD, "CN=localhost", List.of("-signer", "ca", "-ext", local));
            key(file, WRONG_HOST, "CN=x", List.of("-signer", "ca", "-ext", "san=dns:elsewhere.example"));
            key(file, EXPIRED, "CN=localhost", List.of("-signer", "ca", "-ext", local, "-startdate", "-9d"));
            key(file, OTHER_CA, "CN=localhost", List.of("-signer", "otherca", "-ext", local));
            KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
            Files.delete(file);
            Files.delete(folder);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void key(Path file, String alias, String name, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                alias,
                "-dname",
                name,
                "-validity",
                alias.equals(EXPIRED) ? "2" : "3650"));
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed for " + alias);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
