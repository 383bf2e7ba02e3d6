package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
    private final Guest guest = new Guest("web01", 1 << 20).writes(0, 100_000, 1);

    @TempDir
    Path temp;

    private Repository repository;

    @BeforeEach
    void create() throws Exception {
        repository = Repository.create(temp.resolve("repository"));
    }

    @AfterEach
    void close() throws Exception {
        repository.close();
    }

    private Path abandoned() throws IOException {
        NewPoint what = guest.newPoint();
        PointDraft draft = repository.begin(what);
        draft.ovf(Guest.OVF);
        Path folder = draft.imageFile(guest.disk()).getParent();
        repository.close(); // the program dies: nobody closes the draft
        repository = Repository.open(temp.resolve("repository"));
        return folder;
    }

    @Test
    void whatARunThatDiedLeftIsAFindingAndNeverAPoint() throws Exception {
        Point point = guest.full(repository);
        Path folder = abandoned();
        Scan scan = repository.scan();
        assertThat(scan.points()).containsExactly(point);
        assertThat(scan.findings()).singleElement().isInstanceOfSatisfying(Finding.Unfinished.class, f -> {
            assertThat(f.path()).isEqualTo(folder);
            assertThat(f.vm()).isEqualTo(guest.vm());
        });
    }

    @Test
    void whatARunThatDiedLeftCanBeDiscarded() throws Exception {
        Path folder = abandoned();
        repository.discard((Finding.Unfinished) repository.scan().findings().getFirst());
        assertThat(folder).doesNotExist();
        assertThat(repository.scan().findings()).isEmpty();
    }

    @Test
    void aPointCannotBeDiscarded() throws Exception {
        Point point = guest.full(repository);
        Path folder = repository.folder(point);
        var lie = new Finding.Unfinished(folder, guest.vm(), point.id());
        assertThatThrownBy(() -> repository.discard(lie)).isInstanceOf(IllegalArgumentException.class);
        var elsewhere = new Finding.Unfinished(Files.createDirectory(temp.resolve("home")), guest.vm(), point.id());
        assertThatThrownBy(() -> repository.discard(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThat(repository.points(guest.vm())).containsExactly(point);
    }

    @Test
    void aDraftThatIsBeingWrittenCannotBeDiscarded() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            Path folder = draft.imageFile(guest.disk()).getParent();
            var early = new Finding.Unfinished(folder, guest.vm(), draft.id());
            assertThatThrownBy(() -> repository.discard(early)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void damagedAndNewerManifestsAreFindingsAndTheOtherPointsStay() throws Exception {
        Point good = guest.full(repository);
        Point cut = guest.full(repository);
        Point newer = guest.full(repository);
        Path cutFile = repository.folder(cut).resolve("point.json");
        Path newerFile = repository.folder(newer).resolve("point.json");
        Files.writeString(cutFile, Files.readString(cutFile).substring(0, 500));
        Files.writeString(newerFile, Files.readString(newerFile).replace("\"format\" : 1", "\"format\" : 3"));
        Scan scan = repository.scan();
        assertThat(scan.points()).containsExactly(good);
        assertThat(scan.findings()).hasSize(2);
        assertThat(scan.findings().get(0))
                .isInstanceOfSatisfying(
                        Finding.Unreadable.class, f -> assertThat(f.path()).isEqualTo(cutFile));
        assertThat(scan.findings().get(1)).isEqualTo(new Finding.Newer(newerFile, guest.vm(), 3));
        assertThat(repository.point(cut.id())).isEmpty();
        assertThat(repository.point(newer.id())).isEmpty();
    }

    @Test
    void missingAndCutFilesAreFindings() throws Exception {
        Point point = guest.full(repository);
        Path folder = repository.folder(point);
        Path image = folder.resolve(guest.disk() + ".qcow2");
        long length = Files.size(image);
        try (var channel = Files.newByteChannel(image, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(length - 1);
        }
        Files.delete(folder.resolve("vm.ovf"));
        assertThat(repository.scan().findings())
                .containsExactly(
                        new Finding.FileMissing(folder.resolve("vm.ovf"), guest.vm(), point.id()),
                        new Finding.LengthDiffers(image, guest.vm(), point.id(), length, length - 1));
    }

    @Test
    void aPointThatHangsOnAMissingOneIsABrokenChainAndSoIsAllAboveIt() throws Exception {
        Point full = guest.full(repository);
        Point first = guest.writes(0, 10, 2).incremental(repository);
        Point second = guest.writes(0, 10, 3).incremental(repository);
        Path gone = temp.resolve("gone");
        Files.move(repository.folder(full), gone);
        assertThat(repository.scan().findings())
                .extracting(f -> f instanceof Finding.BrokenChain b ? b.point() : UUID.randomUUID())
                .containsExactly(first.id(), second.id());
        assertThat(repository.scan().points()).containsExactly(first, second);
    }

    @Test
    void aChainThatGoesRoundInACircleEnds() throws Exception {
        Point full = guest.full(repository);
        Point first = guest.writes(0, 10, 2).incremental(repository);
        Point second = guest.writes(0, 10, 3).incremental(repository);
        Path manifest = repository.folder(first).resolve("point.json");
        String json = Files.readString(manifest);
        Files.writeString(
                manifest, json.replace(full.id().toString(), second.id().toString()));
        assertThat(repository.scan().findings()).hasSize(2).allMatch(Finding.BrokenChain.class::isInstance);
        assertThatThrownBy(() -> repository.chainOf(second, guest.disk())).isInstanceOf(DamagedFile.class);
    }

    @Test
    void aCopyOfAPointIsReportedOnce() throws Exception {
        Point point = guest.full(repository);
        Path folder = repository.folder(point);
        Path copy = folder.resolveSibling("copy of " + folder.getFileName());
        copy(folder, copy);
        Scan scan = repository.scan();
        assertThat(scan.points()).containsExactly(point);
        assertThat(scan.findings()).containsExactly(new Finding.Duplicate(copy, guest.vm(), point.id(), folder));
    }

    @Test
    void aPointAmongTheFoldersOfAnotherVmIsNotThatVmsPoint() throws Exception {
        Point point = guest.full(repository);
        Guest other = new Guest("other", 1 << 20);
        Point its = other.full(repository);
        Path folder = repository.folder(point);
        Path wrong = repository.folder(its).resolveSibling(folder.getFileName());
        copy(folder, wrong);
        assertThat(repository.scan().points()).containsExactlyInAnyOrder(point, its);
        assertThat(repository.scan().findings()).singleElement().isInstanceOf(Finding.Unreadable.class);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void whatDoesNotBelongIsReportedAndLeftAlone() throws Exception {
        Point point = guest.full(repository);
        Path vms = repository.folder().resolve("vms");
        Path note = Files.writeString(vms.resolve("note.txt"), "mine");
        Path folder = Files.createDirectory(vms.resolve("NOT-AN-ID"));
        Path link = Files.createSymbolicLink(vms.resolve(UUID.randomUUID().toString()), temp);
        Path inPoints = Files.writeString(repository.folder(point).resolveSibling("notes"), "mine");
        assertThat(repository.scan().findings())
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(note, folder, link, inPoints);
        assertThat(repository.scan().findings()).allMatch(Finding.Stray.class::isInstance);
    }

    @Test
    void aThousandPointsAreScannedFromTheirManifests() throws Exception {
        List<Point> expected = new ArrayList<>();
        for (int vm = 0; vm < 10; vm++) {
            Guest each = new Guest("vm" + vm, 0);
            for (int i = 0; i < 100; i++) {
                expected.add(manifestOnly(each));
            }
        }
        Scan scan = repository.scan();
        assertThat(scan.findings()).isEmpty();
        assertThat(scan.points()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// A point without disks, put there by hand: a thousand real drafts would sync ten thousand times.
    private Point manifestOnly(Guest each) throws IOException {
        NewPoint what = each.newPoint();
        Path folder = repository
                .folder()
                .resolve("vms")
                .resolve(each.vm().toString())
                .resolve("points")
                .resolve(Layout.pointFolderName(what.takenAt(), what.id()));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("vm.ovf"), "o");
        Files.writeString(folder.resolve("RESTORE.txt"), "r");
        Point point = new Point(
                Point.FORMAT,
                what.id(),
                what.run(),
                what.vm(),
                what.engine(),
                Instant.ofEpochMilli(what.takenAt().toEpochMilli()),
                what.checkpoint(),
                what.consistency(),
                List.of(),
                what.shape(),
                SideFiles.measure(folder.resolve("vm.ovf")),
                SideFiles.measure(folder.resolve("RESTORE.txt")),
                Optional.empty());
        Files.writeString(
                folder.resolve("point.json"), new String(ManifestWriter.bytes(point), StandardCharsets.UTF_8));
        return point;
    }
}
