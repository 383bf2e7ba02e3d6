package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RepositoryLockTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void create() throws Exception {
        folder = temp.resolve("repository");
        Repository.create(folder).close();
    }

    /// Another Java process that opens the repository, says `open` or who has it, and waits for its input to end.
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            try (Repository repository = Repository.open(Path.of(arguments[0]))) {
                System.out.println("open");
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (RepositoryInUse e) {
                System.out.println(e.owner().orElseThrow().pid());
            }
        }
    }

    private Process other() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String line(Process process) throws Exception {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void theSecondOpenerIsToldWhoHasIt() throws Exception {
        try (Repository first = Repository.open(folder)) {
            assertThat(first.isReadOnly()).isFalse();
            assertThatThrownBy(() -> Repository.open(folder)).isInstanceOfSatisfying(RepositoryInUse.class, e -> {
                LockOwner owner = e.owner().orElseThrow();
                assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(owner.started())
                        .isEqualTo(ProcessHandle.current().info().startInstant().orElseThrow());
                assertThat(owner.host()).isNotBlank();
            });
        }
        Repository.open(folder).close();
    }

    @Test
    void aSpellingOfTheSameFolderIsTheSameFolder() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        try (Repository first = Repository.open(folder)) {
            assertThat(first.folder()).isEqualTo(folder);
            assertThatThrownBy(() -> Repository.open(link)).isInstanceOf(RepositoryInUse.class);
            assertThatThrownBy(() -> Repository.open(folder.resolve("../repository")))
                    .isInstanceOf(RepositoryInUse.class);
        }
    }

    @Test
    void anotherProcessIsKeptOutEvenAfterAnAttemptFromThisOne() throws Exception {
        try (Repository first = Repository.open(folder)) {
            assertThat(first.folder()).isEqualTo(folder);
            assertThatThrownBy(() -> Repository.open(folder)).isInstanceOf(RepositoryInUse.class);
            Process other = other();
            assertThat(line(other))
                    .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
            other.waitFor();
        }
    }

    @Test
    void thisProcessIsKeptOutByAnotherAndLetInWhenThatWasKilled() throws Exception {
        Process other = other();
        try {
            assertThat(line(other)).isEqualTo("open");
            assertThatThrownBy(() -> Repository.open(folder))
                    .isInstanceOfSatisfying(
                            RepositoryInUse.class,
                            e -> assertThat(e.owner().orElseThrow().pid()).isEqualTo(other.pid()));
            Repository.openReadOnly(folder).close();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(folder.resolve("lock-owner.json")).exists(); // what it left behind is not believed
        Repository.open(folder).close();
        assertThat(folder.resolve("lock-owner.json")).doesNotExist();
    }

    @Test
    void aHostileOwnerFileOnlyMeansThatTheOwnerIsUnknown() throws Exception {
        try (Repository first = Repository.open(folder)) {
            assertThat(first.folder()).isEqualTo(folder);
            Files.writeString(folder.resolve("lock-owner.json"), "[".repeat(100_000));
            assertThatThrownBy(() -> Repository.open(folder))
                    .isInstanceOfSatisfying(
                            RepositoryInUse.class, e -> assertThat(e.owner()).isEmpty());
        }
    }

    @Test
    void readersNeedNoLockAndWriteNothing() throws Exception {
        Files.delete(folder.resolve("lock"));
        try (Repository reader = Repository.openReadOnly(folder)) {
            assertThat(reader.scan().points()).isEmpty();
            assertThat(reader.isReadOnly()).isTrue();
        }
        assertThat(folder.resolve("lock")).doesNotExist();
    }

    @Test
    void onlyAnEmptyFolderBecomesARepository() throws Exception {
        assertThatThrownBy(() -> Repository.create(folder)).isInstanceOf(FolderNotEmpty.class);
        assertThatThrownBy(() -> Repository.open(temp.resolve("nowhere"))).isInstanceOf(NotARepository.class);
        assertThatThrownBy(() -> Repository.open(temp)).isInstanceOf(NotARepository.class);
    }

    @Test
    void aRepositoryOfANewerProgramIsRefused() throws Exception {
        Files.writeString(folder.resolve("repository.json"), "{\"format\": 2, \"what\": \"is this\"}");
        assertThatThrownBy(() -> Repository.open(folder))
                .isInstanceOfSatisfying(
                        WrittenByNewer.class, e -> assertThat(e.format()).isEqualTo(2));
    }

    @Test
    void aFolderInWhichTheMakingOfARepositoryWasInterruptedIsStillNew() throws Exception {
        Path interrupted = Files.createDirectory(folder.resolve("interrupted"));
        Files.writeString(interrupted.resolve("repository.json.tmp"), "{\"for");

        assertThat(Repository.isNew(interrupted)).isTrue();
        Repository.create(interrupted).close();

        assertThat(Repository.isNew(interrupted)).isFalse();
        assertThat(interrupted.resolve("repository.json.tmp")).doesNotExist();
        Repository.open(interrupted).close();
    }

    @Test
    void aFolderThatIsMissingOrEmptyIsNewAndOneWithAnythingElseIsNot() throws Exception {
        assertThat(Repository.isNew(folder.resolve("missing"))).isTrue();
        assertThat(Repository.isNew(Files.createDirectory(folder.resolve("empty"))))
                .isTrue();
        Path used = Files.createDirectory(folder.resolve("used"));
        Files.writeString(used.resolve("letter.txt"), "dear");
        assertThat(Repository.isNew(used)).isFalse();
    }
}
