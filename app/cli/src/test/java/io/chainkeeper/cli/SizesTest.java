package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "1048524, 1 MiB",
        "104857600, 100 MiB",
        "105000000, 100 MiB",
        "1610612736, 1.5 GiB",
        "9223372036854775807, 8 EiB",
        "-1536, -1.5 KiB"
    })
    void aSizeIsWrittenInTheLargestBinaryUnitThatFits(long bytes, String written) {
        assertThat(Sizes.bytes(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "9940, 9.9 s", "59400, 59 s", "59600, 1 min 0 s", "75300, 1 min 15 s", "7384000, 2 h 3 min"
    })
    void aDurationIsWrittenAsAPersonWouldSayIt(long millis, String written) {
        assertThat(Sizes.duration(Duration.ofMillis(millis))).isEqualTo(written);
    }
}
