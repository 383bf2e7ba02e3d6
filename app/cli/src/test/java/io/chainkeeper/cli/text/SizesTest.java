package io.chainkeeper.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "9940, 9.9 s", "59400, 59 s", "59600, 1 min 0 s", "75300, 1 min 15 s", "7384000, 2 h 3 min"
    })
    void aDurationIsWrittenAsAPersonWouldSayIt(long millis, String written) {
        assertThat(Sizes.duration(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @Test
    void aRateIsASizeForEachSecond() {
        assertThat(Sizes.rate(1.5 * 1024 * 1024)).isEqualTo("1.5 MiB/s");
    }
}
