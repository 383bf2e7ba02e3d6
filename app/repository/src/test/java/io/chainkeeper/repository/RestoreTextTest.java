package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RestoreTextTest {
    private static final int SIZE = (6 << 20) + 512;
    private static final String HOSTILE = "web'01\"\n    touch \"$HOME/pwned\" #\u2028    id `id` $(id)";

    private final Guest guest = new Guest(HOSTILE, SIZE, 2 << 20).writes(0, 400_000, 1);

    @TempDir
    Path temp;

    private Path home;
    private Repository repository;

    @BeforeEach
    void create() throws Exception {
        home = Files.createDirectory(temp.resolve("home of somebody"));
        repository = Repository.create(temp.resolve("repository"));
    }

    @AfterEach
    void close() throws Exception {
        repository.close();
    }

    /// The commands as a person would copy them: the lines that begin with four spaces.
    private static List<String> commands(Path folder) throws Exception {
        return Files.readAllLines(folder.resolve("RESTORE.txt")).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }

    private Shell.Ended follow(Point point) throws Exception {
        Path folder = repository.folder(point);
        Path vmFolder = folder.getParent().getParent();
        return Shell.run(vmFolder, home, "sh", "-ec", String.join("\n", commands(folder)));
    }

    private void assertRestored(Point point, Shell.Ended ended) throws Exception {
        assertThat(ended.status()).as(ended.output()).isZero();
        for (DiskVersion disk : point.disks()) {
            Path out = home.resolve("restored-" + point.id());
            assertThat(Files.readAllBytes(out.resolve(disk.disk() + ".raw"))).isEqualTo(guest.content(disk.disk()));
            assertThat(out.resolve(disk.disk() + ".qcow2")).exists();
            assertThat(ended.output()).contains(disk.checksum() + "  -");
        }
        assertThat(ended.output()).contains("Images are identical.").contains("No errors were found on the image.");
        try (var made = Files.list(home)) {
            assertThat(made).containsExactly(home.resolve("restored-" + point.id()));
        }
    }

    @Test
    void followedLiterallyItsCommandsBringTheDisksOfAFullBack() throws Exception {
        Point point = guest.full(repository);
        assertRestored(point, follow(point));
    }

    @Test
    void followedLiterallyItsCommandsBringTheDisksOfAnIncrementalBack() throws Exception {
        guest.full(repository);
        guest.writes(3 << 20, 100_000, 2).incremental(repository);
        Point point = guest.zeroes(0, 65536).writes(SIZE - 512, 512, 3).incremental(repository);
        Shell.Ended ended = follow(point);
        assertRestored(point, ended);
        assertThat(ended.output()).contains("backing file: ../");
    }

    @Test
    void itStillWorksAfterFoldersWereRenamedAndRelinked() throws Exception {
        Point full = guest.full(repository);
        Point point = guest.writes(3 << 20, 100_000, 2).incremental(repository);
        for (Point each : List.of(full, point)) {
            Path folder = repository.folder(each);
            Files.move(folder, folder.resolveSibling("it's $(touch " + each.id() + ") \"odd\""));
        }
        repository.relink(point);
        assertRestored(point, follow(point));
    }

    @Test
    void aHostileNameStaysOneLineOfPlainText() throws Exception {
        Point point = guest.full(repository);
        Path folder = repository.folder(point);
        assertThat(commands(folder)).noneMatch(line -> line.contains("pwned") || line.contains("web"));
        assertThat(Files.readAllLines(folder.resolve("RESTORE.txt")))
                .filteredOn(line -> line.contains("pwned"))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Virtual machine   web'01\""));
    }

    @Test
    void theRepositoryIsNotWrittenToByFollowingIt() throws Exception {
        Point point = guest.full(repository);
        List<String> before = tree();
        follow(point);
        assertThat(tree()).isEqualTo(before);
        assertThat(repository
                        .verify(point, new VerificationProgress(), () -> false)
                        .sound())
                .isTrue();
    }

    private List<String> tree() throws Exception {
        try (var all = Files.walk(repository.folder())) {
            return all.sorted().map(Path::toString).toList();
        }
    }

    @Test
    void aPointWithoutDisksSaysSo() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            draft.ovf(Guest.OVF);
            Path folder = repository.folder(draft.commit());
            assertThat(commands(folder)).isEmpty();
            assertThat(folder.resolve("RESTORE.txt")).content().contains("no disk");
        }
    }
}
