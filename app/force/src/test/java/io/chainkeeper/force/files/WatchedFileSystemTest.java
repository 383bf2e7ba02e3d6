package io.chainkeeper.force.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileSystemTest {
    private final List<FileStep.Kind> seen = new ArrayList<>();

    @TempDir
    Path real;

    private Path watched(FileWatcher watcher) {
        return new WatchedFileSystem(watcher).watched(real);
    }

    private long seen(FileStep step) {
        seen.add(step.kind());
        return step.bytes();
    }

    @Test
    void everyOperationIsSeenInItsOrderAndCarriedOut() throws Exception {
        Path folder = Files.createDirectory(watched(this::seen).resolve("folder"));
        Files.writeString(folder.resolve("part"), "text");
        Files.move(folder.resolve("part"), folder.resolve("whole"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(seen)
                .containsExactly(
                        FileStep.Kind.MAKE_FOLDER, FileStep.Kind.CREATE, FileStep.Kind.WRITE, FileStep.Kind.MOVE);
        assertThat(real.resolve("folder/whole")).hasContent("text");
    }

    @Test
    void anOperationThatIsRefusedIsNotCarriedOut() {
        Path folder = watched(step -> {
            throw new IOException("Input/output error");
        });

        assertThatThrownBy(() -> Files.writeString(folder.resolve("file"), "text"))
                .isInstanceOf(IOException.class);
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void aWriteMayBeShortAndTheProgramWritesTheRest() throws Exception {
        Path folder = watched(step -> {
            seen.add(step.kind());
            return Math.max(Math.min(1, step.bytes()), step.bytes() / 2);
        });

        Files.writeString(folder.resolve("file"), "some text");

        assertThat(real.resolve("file")).hasContent("some text");
        assertThat(seen).filteredOn(kind -> kind == FileStep.Kind.WRITE).hasSizeGreaterThan(1);
    }

    @Test
    void aFolderSaysTheFreeSpaceThatTheWatcherWants() {
        FileWatcher small = new FileWatcher() {
            @Override
            public long before(FileStep step) {
                return step.bytes();
            }

            @Override
            public long freeSpace() {
                return 42;
            }
        };

        assertThat(watched(small).toFile().getUsableSpace()).isEqualTo(42);
    }
}
