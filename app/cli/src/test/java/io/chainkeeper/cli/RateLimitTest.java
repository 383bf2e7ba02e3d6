package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    @ParameterizedTest
    @CsvSource({
        "50MiB, 52428800",
        "50M, 52428800",
        "50 mib/s, 52428800",
        "1.5GiB, 1610612736",
        "64k, 65536",
        "1000, 1000",
        "512b, 512"
    })
    void aRateIsReadInBinaryUnits(String rate, long bytes) throws Exception {
        assertThat(RateLimit.bytesPerSecond(rate)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "fast", "-5M", "50MiB/min", "1e9", "0.0001"})
    void whatIsNoRateIsRefused(String rate) {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> RateLimit.bytesPerSecond(rate))
                .withMessageContaining("--limit");
    }

    @Test
    void aTebibytePerSecondFits() throws Exception {
        assertThat(RateLimit.bytesPerSecond("1TiB/s")).isEqualTo(1L << 40);
    }
}
