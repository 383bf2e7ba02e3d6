package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final UUID DISK = UUID.fromString("0b8f3a5e-1111-4222-8333-123456789abc");
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private static Point point(Reason reason) {
        Mode mode = reason == Reason.CHANGES_SINCE_LAST_POINT ? Mode.INCREMENTAL : Mode.FULL;
        var version = new DiskVersion(
                DISK,
                Guest.shape("root \" \\ \u0007 é"),
                mode,
                reason,
                mode == Mode.INCREMENTAL ? Optional.of(UUID.randomUUID()) : Optional.empty(),
                1L << 42,
                12,
                34,
                DISK + ".qcow2",
                DIGEST,
                new SideFile(DISK + ".blocks", 5, DIGEST),
                new SideFile(DISK + ".stored", 6, DIGEST));
        NewPoint some = new Guest("web01", 0).newPoint();
        return new Point(
                1,
                some.id(),
                some.run(),
                some.vm(),
                some.engine(),
                some.takenAt(),
                Optional.empty(),
                Consistency.GUEST_OFF,
                List.of(version),
                some.shape(),
                new SideFile("vm.ovf", 7, DIGEST),
                new SideFile("RESTORE.txt", 8, DIGEST),
                Optional.of(new Proof(
                        Proof.Kind.SERVER_CHECKSUM,
                        "sha256",
                        Instant.EPOCH,
                        List.of(new Proof.DiskProof(DISK, "", Proof.Result.NOT_AVAILABLE)))));
    }

    private Path write(String json) throws Exception {
        return Files.writeString(folder.resolve("point.json"), json);
    }

    private static String json() {
        return new String(ManifestWriter.bytes(point(Reason.FIRST_BACKUP)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whatIsWrittenIsReadBackTheSame(Reason reason) throws Exception {
        Point point = point(reason);
        Path file = Files.write(folder.resolve("point.json"), ManifestWriter.bytes(point));
        assertThat(ManifestReader.read(file)).isEqualTo(point);
    }

    @Test
    void fieldsThatThisProgramDoesNotKnowAreTolerated() throws Exception {
        String json = json();
        Path file = write(json.replaceFirst("\\{", "{ \"later\": {\"a\": [1, {\"b\": null}]},"));
        assertThat(ManifestReader.read(file).disks()).hasSize(1);
    }

    @Test
    void aNewerFormatIsToldApartFromDamage() throws Exception {
        Path file = write(json().replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> ManifestReader.read(file))
                .isInstanceOfSatisfying(
                        WrittenByNewer.class, e -> assertThat(e.format()).isEqualTo(2));
        Path unlike = write("{\"format\": 7}");
        assertThatThrownBy(() -> ManifestReader.read(unlike)).isInstanceOf(WrittenByNewer.class);
    }

    @Test
    void whereverItIsCutItIsDamaged() throws Exception {
        byte[] whole = json().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 2; length += 7) {
            Path file = Files.write(folder.resolve("point.json"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ManifestReader.read(file))
                    .as("cut to %d", length)
                    .isInstanceOf(DamagedFile.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"file\" : \"0b8f3a5e-1111-4222-8333-123456789abc.qcow2\" | \"file\" : \"../../../../etc/passwd\"",
                "\"name\" : \"vm.ovf\"                | \"name\" : \"../vm.ovf\"",
                "\"virtualSize\" : 4398046511104      | \"virtualSize\" : -1",
                "\"virtualSize\" : 4398046511104      | \"virtualSize\" : 9223372036854775807",
                "\"virtualSize\" : 4398046511104      | \"virtualSize\" : 99999999999999999999",
                "\"virtualSize\" : 4398046511104      | \"virtualSize\" : 4.5",
                "\"virtualSize\" : 4398046511104      | \"virtualSize\" : \"1\"",
                "\"mode\" : \"full\"                  | \"mode\" : \"incremental\"",
                "\"mode\" : \"full\"                  | \"mode\" : \"FULL\"",
                "\"reason\" : \"first-backup\"        | \"reason\" : \"because\"",
                "\"consistency\" : \"guest-off\"      | \"consistency\" : 3",
                "\"bootable\" : true                  | \"bootable\" : \"true\"",
                "\"disk\" : \"0b8f3a5e-1111-4222-8333-123456789abc\" | \"disk\" : \"0B8F3A5E-1111-4222-8333-123456789ABC\"",
                "\"format\" : 1                       | \"format\" : 0",
                "\"tags\" : [                         | \"tags\" : [ 3,",
                "\"at\" : \"1970-01-01T00:00:00Z\"    | \"at\" : \"yesterday\"",
            })
    void whatCannotBeBelievedIsDamage(String good, String bad) throws Exception {
        String json = json();
        assertThat(json).contains(good.strip());
        Path file = write(json.replace(good.strip(), bad.strip()));
        assertThatThrownBy(() -> ManifestReader.read(file)).isInstanceOf(DamagedFile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{} {}", "{\"format\":1,\"format\":1}", "\u0000"})
    void whatIsNoManifestIsDamage(String content) throws Exception {
        Path file = write(content);
        assertThatThrownBy(() -> ManifestReader.read(file)).isInstanceOf(DamagedFile.class);
    }

    @Test
    void depthLengthAndSizeHaveLimits() throws Exception {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String longText = "{\"a\":\"" + "x".repeat(70_000) + "\"}";
        String large = "{\"a\":[" + "1,".repeat(3 << 20) + "1]}";
        for (String hostile : List.of(deep, longText, large)) {
            Path file = write(hostile);
            assertThatThrownBy(() -> ManifestReader.read(file)).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    void aDiskThatIsThereTwiceIsDamage() throws Exception {
        String json = json();
        int start = json.indexOf('[', json.indexOf("\"disks\"")) + 1;
        int end = json.indexOf("],\n  \"shape\"", start);
        String disk = json.substring(start, end);
        Path file = write(json.substring(0, start) + disk + "," + disk + json.substring(end));
        assertThatThrownBy(() -> ManifestReader.read(file))
                .isInstanceOfSatisfying(
                        DamagedFile.class, e -> assertThat(e.reason()).contains("twice"));
    }

    @Test
    void aLinkInTheManifestsPlaceIsNotFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), json());
        Path link = Files.createSymbolicLink(folder.resolve("point.json"), elsewhere);
        assertThatThrownBy(() -> ManifestReader.read(link)).isInstanceOf(DamagedFile.class);
    }

    @Test
    void noManifestIsNotDamage() {
        assertThatThrownBy(() -> ManifestReader.read(folder.resolve("point.json")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
