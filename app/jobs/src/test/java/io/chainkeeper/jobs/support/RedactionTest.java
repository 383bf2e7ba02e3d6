package io.chainkeeper.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer canary-1234",
                "authorization=Basic Y2FuYXJ5LWNhbmFyeQ== canary",
                "Set-Cookie: JSESSIONID=canary; Path=/",
                "sent bearer canary.canary-1",
                "{\"access_token\":\"canary\",\"exp\":1}",
                "{\"password\" : \"with \\\"canary\\\" in it\"}",
                "grant_type=password&username=admin&password=canary&x=1",
                "<password>canary</password>",
                "<signed_ticket>canary",
                "mail.password = 'can ary canary'",
                "ticket=canary",
                "apiKey: canary",
                "https://admin:canary@engine/x",
                "https://h1:54322/images/0f3ccanary-1111 done",
                "GET https://hooks.example/in?key=canary HTTP/1.1",
                "-----BEGIN PRIVATE KEY-----\ncanary\ncanary\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\ncanary cut off",
            })
    void whatLetsSomebodyInIsTakenOut(String text) {
        assertThat(Redaction.ofShapes().of(text)).doesNotContain("canary").matches("(?s).*(removed|…).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User or password refused.",
                "the tokens of 3 sessions expired",
                "engine engine.example:443: TIMEOUT",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "GET /ovirt-engine/api/vms 200",
                "moved 5 GiB of web01_Disk1 in 00:01:20"
            })
    void innocentWordsStay(String text) {
        assertThat(Redaction.ofShapes().of(text)).isEqualTo(text);
    }

    @Test
    void aKnownSecretIsFoundWhereverItStands() {
        assertThat(new Redaction(List.of("s3cr", "s3cr-longer", "abc")).of("a s3cr-longer b s3cr c abc"))
                .isEqualTo("a [removed] b [removed] c abc");
    }

    @Test
    void aBundleHoldsExactlyWhatItShowsAndIsForItsOwnerAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("support.zip");
        var bundle = new SupportBundle(Redaction.ofShapes())
                .add("a.txt", "ü password=canary")
                .add("b.txt", "");

        bundle.write(file);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName())).containsExactly("a.txt", "b.txt");
            assertThat(zip.getInputStream(zip.getEntry("a.txt")))
                    .hasContent(bundle.items().getFirst().text());
        }
        assertThat(bundle.items().getFirst().text()).isEqualTo("ü password=[removed]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void ofATextThatIsTooLongTheEndIsKept() {
        var bundle = new SupportBundle(Redaction.ofShapes()).add("log", "x".repeat(SupportBundle.LONGEST) + "the end");
        assertThat(bundle.items().getFirst().text()).endsWith("the end").hasSize(SupportBundle.LONGEST + 2);
    }
}
