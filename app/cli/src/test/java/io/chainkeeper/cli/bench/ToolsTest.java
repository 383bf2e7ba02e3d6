package io.chainkeeper.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What other tools are told.
class ToolsTest {
    private static final long MIB = 1 << 20;

    @Test
    void rangesAreCutWithoutLosingAByte() {
        var data = List.of(new DataRange(0, 65_536), new DataRange(10 * MIB, 10 * MIB + 150 * MIB + 512));

        List<DataRange> cut = DataRange.cut(data);

        assertThat(DataRange.bytes(cut)).isEqualTo(DataRange.bytes(data));
        assertThat(cut).hasSize(4).allMatch(range -> range.length() > 0 && range.length() <= 64 * MIB);
        assertThat(cut.getLast().end()).isEqualTo(data.getLast().end());
    }

    @Test
    void curlIsToldTheAuthorityForEachRangeAndTheLastByteOfIt() {
        String config = Tools.curlConfig(
                URI.create("https://host:54322/images/1"),
                Optional.of(Path.of("/ca.pem")),
                List.of(new DataRange(0, 512), new DataRange(1024, 2048)),
                Path.of("/parts"));

        assertThat(config.split("next\n"))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part)
                        .contains("cacert = \"/ca.pem\"", "url = \"https://host:54322/images/1\"", "fail"));
        assertThat(config).contains("range = \"0-511\"", "range = \"1024-2047\"", "output = \"/parts/part-1\"");
    }
}
