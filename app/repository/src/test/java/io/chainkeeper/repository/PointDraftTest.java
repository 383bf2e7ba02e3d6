package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.images.StoredDigests;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointDraftTest {
    private static final int SIZE = (9 << 20) + 1536;

    private final Guest guest = new Guest("web01", SIZE).writes(0, 300_000, 1).writes(SIZE - 1536, 1536, 2);

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

    @Test
    void aCommittedPointComesBackExactlyAsItWasSaid() throws Exception {
        Point full = guest.full(repository);
        Point incremental = guest.writes(5 << 20, 70_000, 3).incremental(repository);
        assertThat(repository.points(guest.vm())).containsExactly(full, incremental);
        assertThat(repository.point(incremental.id())).contains(incremental);
        assertThat(repository.ovf(full)).isEqualTo(Guest.OVF);
        assertThat(repository.scan().findings()).isEmpty();
    }

    @Test
    void whatBecomesKnownLateIsInThePoint() throws Exception {
        UUID checkpoint = UUID.randomUUID();
        Proof proof = new Proof(
                Proof.Kind.SERVER_CHECKSUM,
                "sha256",
                Instant.parse("2026-03-29T12:30:00.5Z"),
                List.of(new Proof.DiskProof(guest.disk(), "ab".repeat(32), Proof.Result.EQUAL)));
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            guest.add(draft, guest.disk(), Optional.empty());
            draft.ovf(Guest.OVF);
            draft.checkpoint(checkpoint);
            draft.consistency(Consistency.FILE_SYSTEM_CONSISTENT);
            draft.proof(proof);
            draft.commit();
        }
        Point read = repository.points(guest.vm()).getFirst();
        assertThat(read.checkpoint()).contains(checkpoint);
        assertThat(read.consistency()).isEqualTo(Consistency.FILE_SYSTEM_CONSISTENT);
        assertThat(read.proof()).contains(proof);
        assertThat(proof.result()).isEqualTo(Proof.Result.EQUAL);
    }

    @Test
    void untilTheCommitThereIsNoPoint() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            guest.add(draft, guest.disk(), Optional.empty());
            draft.ovf(Guest.OVF);
            assertThat(repository.points(guest.vm())).isEmpty();
            assertThat(repository.scan()).isEqualTo(new Scan(List.of(), List.of()));
            try (Repository other = Repository.openReadOnly(repository.folder())) {
                assertThat(other.scan().findings())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Finding.Unfinished.class,
                                f -> assertThat(f.point()).isEqualTo(draft.id()));
            }
        }
    }

    @Test
    void closingWithoutCommitLeavesNoFolder() throws Exception {
        Path folder;
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            guest.add(draft, guest.disk(), Optional.empty());
            folder = draft.imageFile(guest.disk()).getParent();
            assertThat(folder).exists();
        }
        assertThat(folder).doesNotExist();
        assertThat(repository.scan()).isEqualTo(new Scan(List.of(), List.of()));
    }

    @Test
    void closingAfterTheCommitLeavesThePoint() throws Exception {
        PointDraft draft = repository.begin(guest.newPoint());
        draft.ovf(Guest.OVF);
        Point point = draft.commit();
        draft.close();
        draft.close();
        assertThat(repository.points(guest.vm())).containsExactly(point);
        assertThatThrownBy(draft::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPointNeedsTheConfiguration() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            assertThatThrownBy(draft::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anUnfinishedImageIsRefused() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            try (Qcow2Writer writer = Qcow2Writer.create(draft.imageFile(guest.disk()), Qcow2Writer.Options.of(SIZE))) {
                writer.write(0, ByteBuffer.allocate(Guest.CLUSTER));
            }
            assertThatThrownBy(() -> addAsFull(draft, SIZE)).isInstanceOf(java.io.IOException.class);
            draft.ovf(Guest.OVF);
            assertThatThrownBy(draft::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anImageOfAnotherSizeThanItsDigestsIsRefused() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            guest.write(draft.imageFile(guest.disk()), guest.disk(), Optional.empty());
            assertThatThrownBy(() -> addAsFull(draft, SIZE + 512)).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    void aFullThatNamesABackingFileIsRefused() throws Exception {
        Point parent = guest.full(repository);
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            Optional<String> backing = Optional.of(draft.backingName(parent, guest.disk()));
            guest.write(draft.imageFile(guest.disk()), guest.disk(), backing);
            assertThatThrownBy(() -> addAsFull(draft, SIZE)).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    void anImageThatIsNotThereIsRefused() throws Exception {
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            assertThatThrownBy(() -> addAsFull(draft, SIZE)).isInstanceOf(DamagedFile.class);
        }
    }

    private void addAsFull(PointDraft draft, long size) throws Exception {
        var version = new NewDiskVersion(
                guest.disk(), Guest.shape("root"), Mode.FULL, Reason.FIRST_BACKUP, Optional.empty(), 0);
        draft.add(
                version,
                BlockDigests.builder(size).build(),
                StoredDigests.builder(size).build());
    }

    @Test
    void anIncrementalOfAPointThatIsNotThereHasNoBackingName() throws Exception {
        Point parent = guest.full(repository);
        Files.delete(repository.folder(parent).resolve(guest.disk() + ".qcow2"));
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            assertThatThrownBy(() -> draft.backingName(parent, guest.disk())).isInstanceOf(MissingLink.class);
        }
    }

    @Test
    void anIncrementalNamesItsParentRelatively() throws Exception {
        Point parent = guest.full(repository);
        try (PointDraft draft = repository.begin(guest.newPoint())) {
            assertThat(draft.backingName(parent, guest.disk()))
                    .isEqualTo("../20260329T130000Z-" + parent.id() + "/" + guest.disk() + ".qcow2");
        }
    }

    @Test
    void namesNeverBecomePaths() throws Exception {
        for (String name :
                List.of("../../../etc", "CON", "a/b\\c:d", "x\n    rm -rf ~\u0000", "\u202Egnp", "é".repeat(400), "")) {
            Guest odd = new Guest(name, 1 << 20).writes(0, 1000, 5);
            Point point = odd.full(repository);
            Path folder = repository.folder(point);
            assertThat(folder.getParent().getParent().getFileName())
                    .hasToString(odd.vm().toString());
            assertThat(repository.point(point.id()).orElseThrow().vm().name()).isEqualTo(name);
            assertThat(Files.readAllLines(folder.getParent().getParent().resolve("name.txt")))
                    .hasSize(1);
        }
        try (var all = Files.list(repository.folder().resolve("vms"))) {
            assertThat(all.map(p -> p.getFileName().toString())).allMatch(name -> name.matches("[0-9a-f-]{36}"));
        }
        assertThat(repository.scan().findings()).isEmpty();
    }

    @Test
    void theNameFileFollowsTheVmsName() throws Exception {
        guest.full(repository);
        NewPoint again = guest.newPoint();
        NewPoint renamed = new NewPoint(
                again.id(),
                again.run(),
                new VmIdentity(guest.vm(), "web02"),
                again.engine(),
                again.takenAt(),
                again.checkpoint(),
                again.consistency(),
                again.shape());
        repository.begin(renamed).close();
        assertThat(repository.folder().resolve("vms/" + guest.vm() + "/name.txt"))
                .hasContent("web02");
    }

    @Test
    void anIdThatExistsIsACallersMistake() throws Exception {
        Point point = guest.full(repository);
        NewPoint other = guest.newPoint();
        NewPoint same = new NewPoint(
                point.id(),
                other.run(),
                other.vm(),
                other.engine(),
                other.takenAt(),
                other.checkpoint(),
                other.consistency(),
                other.shape());
        assertThatThrownBy(() -> repository.begin(same)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReadOnlyRepositoryTakesNoPoint() throws Exception {
        try (Repository reader = Repository.openReadOnly(repository.folder())) {
            assertThatThrownBy(() -> reader.begin(guest.newPoint())).isInstanceOf(IllegalStateException.class);
        }
    }
}
