package io.chainkeeper.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    Path dir;

    @Test
    void filesAreCopiedWithTheirContentUntilTheLimitIsReached() throws IOException {
        Path root = Files.createDirectories(dir.resolve("root"));
        for (int i = 0; i < 10; i++) {
            Files.writeString(root.resolve("file-" + i), "content " + i);
        }
        Path missing = dir.resolve("nothing here");

        var tree = SourceTree.gather(new SourceTree.Wanted(List.of(missing, root), 1 << 20, 4), dir.resolve("copy"));

        assertThat(tree.files()).isEqualTo(4);
        assertThat(tree.bytes()).isEqualTo(4L * "content 0".length());
        assertThat(FileHashes.of(tree.folder()).byName()).hasSize(4);
    }

    @Test
    void linksAndNamesThatDebugfsCanNotSayArePassedOver() throws IOException {
        Path root = Files.createDirectories(dir.resolve("root"));
        Files.writeString(root.resolve("a \"quoted\" name"), "x");
        Files.createSymbolicLink(root.resolve("link"), Path.of("/etc/passwd"));

        var tree = SourceTree.gather(new SourceTree.Wanted(List.of(root), 1 << 20, 10), dir.resolve("copy"));

        assertThat(tree.files()).isZero();
    }
}
