package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
    @Test
    void theFastestDigestIsTheSameAsJavasOwnForBytesInWhateverPiecesAndMemory() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("Sha256Test seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = new byte[random.nextInt(300_000)];
            random.nextBytes(bytes);
            ByteBuffer data = random.nextBoolean() ? ByteBuffer.wrap(bytes) : direct(bytes);
            MessageDigest digest = Sha256.ofData();
            while (data.hasRemaining()) {
                int piece = 1 + random.nextInt(data.remaining());
                digest.update(data.slice(data.position(), piece));
                data.position(data.position() + piece);
            }
            assertThat(digest.digest())
                    .as("round %s", round)
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
    }

    @Test
    void zeroesHaveTheDigestThatImageServersGiveThem() {
        assertThat(Sha256.zeroes(Blocks.SIZE))
                .asHexString()
                .isEqualToIgnoringCase("bb9f8df61474d25e71fa00722318cd387396ca1736605e1248821cc0de3d3af8");
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
