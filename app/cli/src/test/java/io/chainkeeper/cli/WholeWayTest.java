package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way by commands alone, against the lab over HTTPS.
class WholeWayTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    private Lab lab;
    private LabVm web;

    @BeforeEach
    void openTheLab() throws IOException {
        lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
        web = lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 256 * MIB, 12 * MIB, 1)));
        lab.add(VmSpec.down(
                "legacy01", DiskSpec.seeded("legacy01_Disk1", 64 * MIB, MIB, 2).inFormat(DiskSpec.Format.RAW)));
        LabAccess.to(lab).write(dir);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws IOException {
        lab.assertClean();
        lab.close();
    }

    @Test
    void aVmIsSeenBackedUpTwiceVerifiedAndRestored() throws Exception {
        assertThat(Spoken.say("vms", "--lab", dir).endsWith(ExitCode.DONE).out())
                .contains("web01", "legacy01", "256.0 MiB");

        var first = Spoken.say("backup", "web01", "--lab", dir, "--proof", "always", "--json")
                .endsWith(ExitCode.DONE);
        assertThat(first.json().at("/result/provenDisks")).hasSize(1);
        assertThat(first.json().at("/result/engineClean").asBoolean()).isTrue();

        web.guest(7).work(20);
        byte[] now = content();
        var second = Spoken.say("backup", "web01", "--lab", dir, "--json").endsWith(ExitCode.DONE);
        assertThat(second.json().at("/result/bytesMoved").asLong())
                .isLessThan(first.json().at("/result/bytesMoved").asLong());

        var points = Spoken.say("points", "web01", "--lab", dir, "--json")
                .endsWith(ExitCode.DONE)
                .json()
                .at("/points");
        assertThat(points).hasSize(2);
        assertThat(points.at("/1/disks/0/mode").asText()).isEqualTo("INCREMENTAL");
        String point = points.at("/1/id").asText();

        Spoken.say("verify", point, "--lab", dir).endsWith(ExitCode.DONE);
        Path files = dir.resolve("restored");
        var restored = Spoken.say("restore", point, "--to-folder", files, "-O", "raw", "--lab", dir, "--json")
                .endsWith(ExitCode.DONE);
        Path raw = Path.of(restored.json().at("/result/files/0/file").asText());
        assertThat(Files.readAllBytes(raw)).isEqualTo(now);

        Spoken.say("restore", point, "--to-vm", "web01-again", "--lab", dir).endsWith(ExitCode.DONE);
        assertThat(lab.vm("web01-again").disk().size()).isEqualTo(now.length);
    }

    @Test
    void aDiskGoesToAnExistingVmAndANetworkCardToAnotherNetwork() throws Exception {
        lab.addNetwork("quarantine");
        Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);
        String point = Spoken.say("points", "web01", "--lab", dir, "--json")
                .json()
                .at("/points/0/id")
                .asText();

        var attached = Spoken.say(
                        "restore", point, "--attach-to", "legacy01", "--disk", "web01_Disk1", "--lab", dir, "--json")
                .endsWith(ExitCode.DONE);
        assertThat(attached.json().at("/result/name").asText()).isEqualTo("legacy01");
        assertThat(attached.json().at("/result/active").asBoolean()).isTrue();
        assertThat(lab.vm("legacy01").disks()).hasSize(2);

        Spoken.say("restore", point, "--to-vm", "web01-test", "--nic", "nic1=quarantine", "--lab", dir)
                .endsWith(ExitCode.DONE);
        assertThat(Spoken.say("restore", point, "--to-vm", "x", "--nic", "nic1=nowhere", "--lab", dir)
                        .endsWith(ExitCode.NOT_FOUND)
                        .err())
                .contains("no vNIC profile \"nowhere\"");
        assertThat(Spoken.say("restore", point, "--to-vm", "x", "--nic", "nic1=quarantine,keep-mac", "--lab", dir)
                        .endsWith(ExitCode.FAILED)
                        .out())
                .contains("Another VM has the MAC address");
        Spoken.say("restore", point, "--floating", "--disk", "nothing", "--lab", dir)
                .endsWith(ExitCode.NOT_FOUND);
    }

    @Test
    void theCatalogIsRebuiltFromTheRepositoryAlone() throws Exception {
        Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);

        var rebuilt = Spoken.say(
                        "catalog",
                        "rebuild",
                        "--repository",
                        dir.resolve("repository"),
                        "--catalog",
                        dir.resolve("other"),
                        "--json")
                .endsWith(ExitCode.DONE);

        assertThat(rebuilt.json().at("/result/points").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(Spoken.say("backup", "nobody", "--lab", dir)
                        .endsWith(ExitCode.NOT_FOUND)
                        .err())
                .contains("no VM \"nobody\"");
        assertThat(Spoken.say("verify", "x", "--lab", dir)
                        .endsWith(ExitCode.NOT_FOUND)
                        .err())
                .contains("no point's id");
        Spoken.say("points", "nobody", "--lab", dir).endsWith(ExitCode.NOT_FOUND);
    }

    @Test
    void anEngineIsTrustedOnlyByItsFingerprint() throws Exception {
        Path secret = Files.writeString(dir.resolve("secret"), lab.password() + "\n");
        Object[] without = {
            "vms",
            "--engine",
            lab.engineUrl(),
            "--user",
            lab.user(),
            "--password-file",
            secret,
            "--repository",
            dir.resolve("r"),
            "--catalog",
            dir.resolve("c")
        };

        var refused = Spoken.say(without).endsWith(ExitCode.UNREACHABLE);
        assertThat(refused.err()).contains("SHA-256");
        String option =
                refused.err().strip().lines().reduce((a, b) -> b).orElseThrow().strip();
        String fingerprint = option.substring("--ca-sha256 ".length());

        Spoken.say(
                        "vms",
                        "--engine",
                        lab.engineUrl(),
                        "--user",
                        lab.user(),
                        "--password-file",
                        secret,
                        "--ca-sha256",
                        fingerprint,
                        "--repository",
                        dir.resolve("r"),
                        "--catalog",
                        dir.resolve("c"))
                .endsWith(ExitCode.DONE);
    }

    @Test
    void aWrongPasswordIsRefusedInWords() throws Exception {
        Path secret = Files.writeString(dir.resolve("secret"), "not it\n");
        Path ca = Files.writeString(dir.resolve("ca.pem"), lab.caPem());

        var refused = Spoken.say(
                "vms",
                "--engine",
                lab.engineUrl(),
                "--user",
                lab.user(),
                "--password-file",
                secret,
                "--ca",
                ca,
                "--repository",
                dir.resolve("r"),
                "--catalog",
                dir.resolve("c"));

        assertThat(refused.endsWith(ExitCode.UNREACHABLE).err())
                .contains(lab.user())
                .doesNotContain("not it");
    }

    private byte[] content() throws IOException {
        Path raw = dir.resolve("guest-now.raw");
        web.disk().copyTo(raw);
        try (var image = DiskImage.open(raw, ImageFormat.RAW)) {
            var bytes = ByteBuffer.allocate((int) image.virtualSize());
            image.read(0, bytes);
            return bytes.array();
        }
    }
}
