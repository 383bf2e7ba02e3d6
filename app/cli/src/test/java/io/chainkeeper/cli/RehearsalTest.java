package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build plays for the start-up cache.
class RehearsalTest {
    @Test
    void everyCommandOfTheRehearsalEndsWellAndLeavesPoints(@TempDir Path dir) throws Exception {
        Rehearsal.play(dir);

        try (var found = Files.walk(dir.resolve("repository"))) {
            assertThat(found.filter(file -> file.toString().endsWith(".qcow2"))).hasSize(2);
        }
    }
}
