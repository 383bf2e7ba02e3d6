package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.repository.Verification.DiskResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 13 * MIB + 1536;

    private final Guest guest =
            new Guest("web01", SIZE, MIB).writes(0, 300_000, 1).writes(9 * MIB, MIB, 2);

    @TempDir
    Path temp;

    private Repository repository;
    private Point full;
    private Point incremental;

    @BeforeEach
    void twoPoints() throws Exception {
        repository = Repository.create(temp.resolve("repository"));
        full = guest.full(repository);
        incremental = guest.writes(5 * MIB, 70_000, 3).zeroes(0, 65536).incremental(repository);
    }

    @AfterEach
    void close() throws Exception {
        repository.close();
    }

    private Verification verify(Point point) {
        return repository.verify(point, new VerificationProgress(), () -> false);
    }

    private Path image(Point point) throws IOException {
        return repository.folder(point).resolve(guest.disk() + ".qcow2");
    }

    /// Flips one bit of a data cluster, found by the guest's own bytes.
    private void flipWhereTheGuestHas(Point point, int guestOffset) throws IOException {
        byte[] image = Files.readAllBytes(image(point));
        byte[] wanted = java.util.Arrays.copyOfRange(guest.content(guest.disk()), guestOffset, guestOffset + 64);
        for (int at = 0; at < image.length; at += 512) {
            if (java.util.Arrays.equals(image, at, at + 64, wanted, 0, 64)) {
                flip(image(point), at + 7);
                return;
            }
        }
        throw new AssertionError("the image does not hold these bytes");
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 0x10)}), at);
        }
    }

    @Test
    void anUntouchedPointIsSoundAndOnlyDataIsRead() {
        VerificationProgress progress = new VerificationProgress();
        Verification result = repository.verify(incremental, progress, () -> false);
        assertThat(result.sound()).isTrue();
        assertThat(result.disks()).hasSize(2).allMatch(DiskResult.Sound.class::isInstance);
        assertThat(progress.bytesChecked()).isEqualTo(SIZE + MIB);
        assertThat(progress.bytesRead()).isEqualTo(3 * 4 * MIB); // the fourth block and the second disk are zeroes
    }

    @Test
    void aFlippedBitIsFoundInItsBlock() throws Exception {
        flipWhereTheGuestHas(full, 9 * MIB);
        assertThat(verify(full).disks().getFirst())
                .isEqualTo(new DiskResult.Differs(guest.disk(), List.of(2L), List.of(2L)));
    }

    @Test
    void aFlippedBitBelowIsToldApartFromOneInThePointsOwnFile() throws Exception {
        flipWhereTheGuestHas(full, 9 * MIB);
        flipWhereTheGuestHas(incremental, 5 * MIB);
        assertThat(verify(incremental).disks().getFirst())
                .isEqualTo(new DiskResult.Differs(guest.disk(), List.of(1L), List.of(1L, 2L)));
    }

    @Test
    void noFlippedBitInAnyFileOfThePointGoesUnnoticedUnlessItMeansNothing() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] image = Files.readAllBytes(image(incremental));
        for (int round = 0; round < 40; round++) {
            long at = random.nextInt(image.length);
            flip(image(incremental), at);
            Verification found = verify(incremental);
            // A bit that no reader looks at (padding, a free entry, the refcounts) may differ: the disk must not.
            if (found.sound()) {
                assertThat(contentOf(incremental))
                        .as("seed %d, byte %d", seed, at)
                        .isEqualTo(guest.content(guest.disk()));
            }
            Files.write(image(incremental), image);
        }
        for (String name : List.of("vm.ovf", "RESTORE.txt", guest.disk() + ".blocks", guest.disk() + ".stored")) {
            Path file = repository.folder(incremental).resolve(name);
            long at = random.nextInt((int) Files.size(file));
            flip(file, at);
            assertThat(verify(incremental).sound())
                    .as("seed %d, %s, byte %d", seed, name, at)
                    .isFalse();
            flip(file, at);
        }
        assertThat(verify(incremental).sound()).isTrue();
    }

    private byte[] contentOf(Point point) throws IOException {
        try (var disk = repository.openDisk(point, guest.disk())) {
            ByteBuffer content = ByteBuffer.allocate(SIZE);
            disk.read(0, content);
            return content.array();
        }
    }

    @Test
    void aMissingLinkMakesThatDiskUnreadableAndNoOther() throws Exception {
        Path file = image(full);
        Files.delete(file);
        assertThat(verify(incremental).disks().getFirst())
                .isInstanceOfSatisfying(
                        DiskResult.Unreadable.class,
                        r -> assertThat(r.why())
                                .isInstanceOfSatisfying(
                                        MissingLink.class,
                                        e -> assertThat(e.path()).isEqualTo(file)));
        assertThat(verify(incremental).disks().getLast()).isInstanceOf(DiskResult.Sound.class);
    }

    @Test
    void aPointThatIsGoneIsUnreadable() throws Exception {
        Files.move(repository.folder(incremental), temp.resolve("gone"));
        Verification result = verify(incremental);
        assertThat(result.sound()).isFalse();
        assertThat(result.disks()).hasSize(2).allMatch(DiskResult.Unreadable.class::isInstance);
    }

    @Test
    void aCancelledVerificationClaimsNothing() {
        Verification result = repository.verify(incremental, new VerificationProgress(), () -> true);
        assertThat(result.sound()).isFalse();
        assertThat(result.disks()).hasSize(2).allMatch(DiskResult.NotFinished.class::isInstance);
    }

    @Test
    void aVerificationThatIsCancelledOnItsWayClaimsNothing() {
        VerificationProgress progress = new VerificationProgress();
        Verification result = repository.verify(incremental, progress, () -> progress.bytesChecked() > 0);
        assertThat(result.disks()).allMatch(DiskResult.NotFinished.class::isInstance);
        assertThat(progress.bytesChecked()).isLessThan(SIZE);
    }
}
