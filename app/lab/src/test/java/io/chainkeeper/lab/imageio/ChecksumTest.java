package io.chainkeeper.lab.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.lab.http.Wire;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.trouble.Troubles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against checksums that a real image server gave.
class ChecksumTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabStore store;
    private ImageServer server;

    @BeforeEach
    void start() throws IOException {
        store = LabStore.in(folder);
        server = ImageServer.startPlain(0, new Troubles(), InstantSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
    }

    /// 9 MiB and 1536 bytes: a pattern, zeroes, and a short last block.
    private LabDiskContent testImage() throws IOException {
        LabDiskContent disk = store.create(UUID.randomUUID(), 9L * MIB + 1536);
        byte[] pattern = new byte[MIB];
        for (int i = 0; i < MIB; i++) {
            pattern[i] = (byte) (7 * i + i / 256);
        }
        disk.write(0, ByteBuffer.wrap(pattern));
        byte[] end = new byte[1536];
        Arrays.fill(end, (byte) 0x5a);
        disk.write(9L * MIB, ByteBuffer.wrap(end));
        return disk;
    }

    private Wire.Answer ask(LabDiskContent disk, long size, String query) throws IOException {
        UUID ticket = server.addTicket(
                new TicketSpec(disk, TicketSpec.Mode.READ, Optional.empty(), size, Duration.ofMinutes(1)));
        try (Wire wire = Wire.plain(server.port())) {
            return wire.get("/images/" + ticket + "/checksum" + query);
        }
    }

    private JsonNode checksum(LabDiskContent disk, long size, String query) throws IOException {
        Wire.Answer answer = ask(disk, size, query);
        assertThat(answer.status()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "'',blake2b,4194304,579490c080b2cf8c539ac7b4a711aefa2ede987be2328aa3a98389c0f8b05a25",
        "?block_size=1048576,blake2b,1048576,d91f9c1c5aea9d85d3fab21675800843ff5533862a722ad2a3a00a4f38b3d2ed",
        "?block_size=2097152,blake2b,2097152,53e1174574929bd2afcf240cf3f2d53748c6848cadb0f06cc16af4c63044e3f0",
        "?algorithm=sha256,sha256,4194304,7d5d090c05f74518de783732b0be37796e6c27668214322392c37d6128ebd00e",
        "?algorithm=sha256&block_size=1048576,sha256,1048576,"
                + "6fde630761619a2dbdacce6316dd16994fae84f1e8f74f2ef7fd9924e5e91ea6",
        "?algorithm=sha1,sha1,4194304,28946a293f65731c7f6a45f35c7317d93ab75a03"
    })
    void agreesWithTheRealServer(String query, String algorithm, int blockSize, String expected) throws IOException {
        LabDiskContent disk = testImage();

        JsonNode answer = checksum(disk, disk.size(), query);

        assertThat(answer.get("algorithm").textValue()).isEqualTo(algorithm);
        assertThat(answer.get("block_size").intValue()).isEqualTo(blockSize);
        assertThat(answer.get("checksum").textValue()).isEqualTo(expected);
    }

    @Test
    void zeroesAndAnEmptyImageAgreeToo() throws IOException {
        LabDiskContent disk = store.create(UUID.randomUUID(), 8L * MIB);

        assertThat(checksum(disk, 8L * MIB, "").get("checksum").textValue())
                .isEqualTo("326cb82c7e9485f10456949e3c40f5396c64e9e3703d1d8ed30e2fd0084eef83");
        assertThat(checksum(disk, 0, "").get("checksum").textValue())
                .isEqualTo("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    }

    @Test
    void aDataBlockOfZeroesIsWorthAsMuchAsAHole() throws IOException {
        LabDiskContent hole = store.create(UUID.randomUUID(), 8L * MIB);
        LabDiskContent data = store.create(UUID.randomUUID(), 8L * MIB);
        data.write(0, ByteBuffer.allocate(8 * MIB));

        assertThat(checksum(data, 8L * MIB, "")).isEqualTo(checksum(hole, 8L * MIB, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?algorithm=crc32",
                "?block_size=1",
                "?block_size=1048577",
                "?block_size=33554432",
                "?block_size=-1",
                "?block_size=many"
            })
    void refusesUnknownAlgorithmsAndOddBlockSizes(String query) throws IOException {
        LabDiskContent disk = store.create(UUID.randomUUID(), 512);

        assertThat(ask(disk, 512, query).status()).isEqualTo(400);
    }

    @Test
    void listsItsAlgorithms() throws IOException {
        LabDiskContent disk = store.create(UUID.randomUUID(), 512);

        String list = ask(disk, 512, "/algorithms").text();

        assertThat(list)
                .startsWith("{\"algorithms\":[")
                .contains("\"blake2b\"", "\"sha1\"", "\"sha256\"", "\"sha512\"");
    }

    @Test
    void sha512AndBlake2sOfOneBlockAreTheDigestOfTheDigest() throws Exception {
        LabDiskContent disk = store.create(UUID.randomUUID(), 512);
        for (String name : new String[] {"sha512", "blake2s", "sha3_256", "md5"}) {
            byte[] inner = Digests.named(name).orElseThrow().digest(new byte[512]);
            byte[] outer = Digests.named(name).orElseThrow().digest(inner);
            assertThat(checksum(disk, 512, "?algorithm=" + name).get("checksum").textValue())
                    .isEqualTo(java.util.HexFormat.of().formatHex(outer));
        }
        assertThat(Digests.named("blake2s").orElseThrow().digest(new byte[512])).hasSize(32);
        assertThat(Digests.named("sha512").orElseThrow().digest(new byte[512])).hasSize(64);
    }
}
