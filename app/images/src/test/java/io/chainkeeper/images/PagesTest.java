package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    /// Memory lies elsewhere each time: some begins at a page by itself, some doesn't.
    private static final int TRIES = 64;

    @ParameterizedTest
    @ValueSource(ints = {1, 512, 4095, 4096, 4097, (1 << 20) + 512, 4 << 20})
    void aBufferOfAnySizeBeginsAtAPageAndHasThatSize(int bytes) {
        List<ByteBuffer> held = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            ByteBuffer buffer = Pages.buffer(bytes);
            held.add(buffer);

            assertThat(buffer.capacity()).isEqualTo(bytes);
            assertThat(buffer.alignmentOffset(0, Pages.SIZE)).isZero();
        }
        assertThat(held).hasSize(TRIES);
    }
}
