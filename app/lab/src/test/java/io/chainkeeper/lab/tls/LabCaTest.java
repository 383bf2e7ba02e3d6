package io.chainkeeper.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.http.HttpsListener;
import io.chainkeeper.lab.http.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCaTest {
    private static final Instant NOW = Instant.now();

    @TempDir
    Path folder;

    @Test
    void theSameFolderHasTheSameAuthority() throws IOException {
        LabCa first = LabCa.in(folder, NOW);
        LabCa second = LabCa.in(folder, NOW.plus(Duration.ofDays(100)));

        assertThat(second.pem()).isEqualTo(first.pem()).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(first.certificate().getBasicConstraints()).isZero();
    }

    @Test
    void anAuthorityThatEndsSoonIsReplaced() throws IOException {
        LabCa first = LabCa.in(folder, NOW);

        assertThat(LabCa.in(folder, NOW.plus(Duration.ofDays(3400))).pem()).isNotEqualTo(first.pem());
    }

    @Test
    void itsKeyIsForItsOwnerAlone() throws IOException {
        LabCa.in(folder, NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void damagedFilesAreToldNotReplaced() throws IOException {
        LabCa.in(folder, NOW);
        Files.writeString(folder.resolve("ca.pem"), "not a certificate");

        assertThatThrownBy(() -> LabCa.in(folder, NOW)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("ca.pem")).hasContent("not a certificate");
    }

    @Test
    void aServerIsTrustedByItsNamesOnlyAndOnlyUnderItsAuthority() throws IOException {
        LabCa ca = LabCa.in(folder.resolve("a"), NOW);
        LabCa other = LabCa.in(folder.resolve("b"), NOW);
        try (HttpsListener good = HttpsListener.start(
                        ca.serverContext(List.of("localhost", "127.0.0.1"), NOW), 0, e -> e.answerEmpty(200));
                HttpsListener misnamed = HttpsListener.start(
                        ca.serverContext(List.of("elsewhere.example"), NOW), 0, e -> e.answerEmpty(200))) {
            try (Wire wire = Wire.open(ca.clientContext(), good.port())) {
                assertThat(wire.get("/").status()).isEqualTo(200);
            }
            assertThatThrownBy(() -> Wire.open(other.clientContext(), good.port()))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> Wire.open(ca.clientContext(), misnamed.port()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }
}
