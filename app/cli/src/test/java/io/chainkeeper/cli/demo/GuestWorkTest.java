package io.chainkeeper.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real ext4 file system, made by mke2fs and read back by debugfs.
class GuestWorkTest {
    private static final int FILES = 200;

    @TempDir
    Path dir;

    private Path tree;
    private Path raw;

    @BeforeEach
    void makeAFileSystem() throws IOException {
        tree = Files.createDirectories(dir.resolve("the tree"));
        for (int i = 0; i < FILES; i++) {
            Path folder = Files.createDirectories(tree.resolve("folder-" + i % 7));
            Files.writeString(folder.resolve("file-" + i + ".txt"), "file " + i + "\n".repeat(i * 10));
        }
        raw = dir.resolve("disk.raw");
        Tool.find("mke2fs", "e2fsprogs").run("-q", "-t", "ext4", "-d", tree.toString(), raw.toString(), "64M");
    }

    @Test
    void whatTheGuestDidIsTheSameInItsFileSystemAndInTheSourceFolder() throws IOException {
        var before = FileHashes.of(tree);

        var work = GuestWork.doneOn(tree, new GuestFileSystem(raw), 7, 1);

        var expected = FileHashes.of(tree);
        assertThat(expected.differences(copiedOut())).isEmpty();
        assertThat(expected.byName()).hasSize(FILES - work.deleted() + work.added());
        assertThat(before.differences(expected)).hasSize(work.deleted() + work.rewritten() + work.added());
    }

    @Test
    void aSingleChangedByteInTheFileSystemIsNoticed() throws IOException {
        var expected = FileHashes.of(tree);
        Path changed = Files.writeString(dir.resolve("changed"), "file 1" + "\n".repeat(9) + "X");

        new GuestFileSystem(raw)
                .change(List.of("rm /folder-1/file-1.txt", "write \"" + changed + "\" /folder-1/file-1.txt"));

        assertThat(expected.differences(copiedOut())).containsExactly("folder-1/file-1.txt has other content");
    }

    private FileHashes copiedOut() throws IOException {
        Path out = dir.resolve("out");
        new GuestFileSystem(raw).copyOut(out);
        return FileHashes.of(out);
    }
}
