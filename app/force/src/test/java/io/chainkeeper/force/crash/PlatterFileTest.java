package io.chainkeeper.force.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlatterFileTest {
    private final PlatterFile file = new PlatterFile();

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    @Test
    void whatWasNotSyncedIsLostWithTheCacheAndThereWithIt() {
        file.write(0, bytes("old"));
        file.sync();
        file.write(1, bytes("ut there"));

        assertThat(file.platter()).isEqualTo(bytes("old"));
        assertThat(file.everything()).isEqualTo(bytes("out there"));
        file.sync();
        assertThat(file.platter()).isEqualTo(bytes("out there"));
    }

    @Test
    void aFileThatIsCutKeepsItsLengthUntilThatIsSynced() {
        file.write(0, bytes("something"));
        file.sync();
        file.truncate(4);

        assertThat(file.platter()).isEqualTo(bytes("something"));
        assertThat(file.everything()).isEqualTo(bytes("some"));
    }

    @Test
    void aPartOfTheCacheMayBeOnThePlatterAndNotAlwaysTheSame() {
        file.write(0, new byte[4096]);
        file.sync();
        byte[] ones = new byte[4096];
        Arrays.fill(ones, (byte) 1);
        file.write(0, ones);

        assertThat(IntStream.range(0, 50)
                        .map(seed -> {
                            byte[] some = file.some(new Random(seed));
                            return (int) IntStream.range(0, some.length)
                                    .filter(i -> some[i] == 1)
                                    .count();
                        })
                        .distinct()
                        .count())
                .isGreaterThan(3);
    }
}
