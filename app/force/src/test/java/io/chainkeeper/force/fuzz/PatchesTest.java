package io.chainkeeper.force.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchesTest {
    @TempDir
    Path folder;

    @Test
    void filesComeBackFromTheirPatches() throws Exception {
        byte[] sparse = new byte[200_000];
        new Random(1).nextBytes(sparse);
        java.util.Arrays.fill(sparse, 100, 150_000, (byte) 0);
        byte[] zeroes = new byte[1000];
        Path[] files = {folder.resolve("a"), folder.resolve("b"), folder.resolve("c")};

        Patches.write(Patches.of(sparse, zeroes, new byte[0]), files);

        assertThat(Files.readAllBytes(files[0])).isEqualTo(sparse);
        assertThat(Files.readAllBytes(files[1])).isEqualTo(zeroes);
        assertThat(files[2]).isEmptyFile();
    }

    @Test
    void anyBytesMeanSomeFiles() throws Exception {
        Path[] files = {folder.resolve("a"), folder.resolve("b"), folder.resolve("c")};
        Random random = new Random(2);
        for (int length = 0; length < 100; length++) {
            byte[] input = new byte[length];
            random.nextBytes(input);
            Patches.write(input, files);
            assertThat(files).allMatch(Files::exists);
        }
    }
}
