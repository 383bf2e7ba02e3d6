package io.chainkeeper.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageRebase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {
    private static final int SIZE = (5 << 20) + 512;

    private final Guest guest = new Guest("web01", SIZE).writes(0, 400_000, 1);

    @TempDir
    Path temp;

    private Repository repository;
    private Point full;
    private Point first;
    private Point second;
    private byte[] atFull;
    private byte[] atFirst;
    private byte[] atSecond;

    @BeforeEach
    void threePoints() throws Exception {
        repository = Repository.create(temp.resolve("repository"));
        full = guest.full(repository);
        atFull = guest.content(guest.disk());
        first = guest.writes(SIZE - 512, 512, 2).zeroes(0, 65536).incremental(repository);
        atFirst = guest.content(guest.disk());
        second = guest.writes(200_000, 10_000, 3).incremental(repository);
        atSecond = guest.content(guest.disk());
    }

    @AfterEach
    void close() throws Exception {
        repository.close();
    }

    private byte[] read(Point point) throws IOException {
        try (DiskImage image = repository.openDisk(point, guest.disk())) {
            ByteBuffer content = ByteBuffer.allocate(SIZE);
            image.read(0, content);
            return content.array();
        }
    }

    private Path image(Point point) throws IOException {
        return repository.folder(point).resolve(guest.disk() + ".qcow2");
    }

    private Path rename(Point point, String name) throws IOException {
        Path folder = repository.folder(point);
        return Files.move(folder, folder.resolveSibling(name));
    }

    @Test
    void everyPointReadsAsTheGuestWasThen() throws Exception {
        assertThat(read(full)).isEqualTo(atFull);
        assertThat(read(first)).isEqualTo(atFirst);
        assertThat(read(second)).isEqualTo(atSecond);
    }

    @Test
    void aChainGoesFromThePointDownToTheFull() throws Exception {
        Chain chain = repository.chainOf(second, guest.disk());
        assertThat(chain.links()).extracting(l -> l.point().id()).containsExactly(second.id(), first.id(), full.id());
        assertThat(chain.full().version().mode()).isEqualTo(Mode.FULL);
        assertThat(chain.top().file()).isEqualTo(image(second));
        assertThat(chain.storedBytes()).isEqualTo(full.storedBytes() + first.storedBytes() + second.storedBytes());
    }

    @Test
    void digestsAndConfigurationAreThoseOfThePoint() throws Exception {
        assertThat(repository.digests(first, guest.disk()).checksum())
                .isEqualTo(first.disks().getFirst().checksum());
        assertThat(repository.stored(first, guest.disk()).diskSize()).isEqualTo(SIZE);
        assertThat(repository.ovf(first)).isEqualTo(Guest.OVF);
    }

    @Test
    void aMissingParentPointIsNamed() throws Exception {
        Files.move(repository.folder(full), temp.resolve("gone"));
        assertThatThrownBy(() -> repository.openDisk(second, guest.disk()))
                .isInstanceOfSatisfying(MissingLink.class, e -> {
                    assertThat(e.point()).isEqualTo(second.id());
                    assertThat(e.disk()).isEqualTo(guest.disk());
                    assertThat(e.missingPoint()).isEqualTo(full.id());
                });
    }

    @Test
    void aMissingParentFileIsNamed() throws Exception {
        Path file = image(first);
        Files.delete(file);
        assertThatThrownBy(() -> repository.openDisk(second, guest.disk()))
                .isInstanceOfSatisfying(MissingLink.class, e -> {
                    assertThat(e.path()).isEqualTo(file);
                    assertThat(e.missingPoint()).isEqualTo(first.id());
                });
        assertThat(read(full)).isEqualTo(atFull);
    }

    @Test
    void aMovedRepositoryIsReadAsItIs() throws Exception {
        repository.close();
        Path moved = Files.move(temp.resolve("repository"), temp.resolve("elsewhere ; with 'odd' name"));
        repository = Repository.open(moved);
        assertThat(repository.scan().findings()).isEmpty();
        assertThat(read(second)).isEqualTo(atSecond);
    }

    @Test
    void aRenamedParentIsFoundByItsIdAndRelinked() throws Exception {
        rename(full, "the first one; 'old' $(id)");
        rename(first, "x".repeat(200));
        assertThatThrownBy(() -> repository.openDisk(second, guest.disk()))
                .isInstanceOfSatisfying(MovedLink.class, e -> {
                    assertThat(e.point()).isEqualTo(second.id());
                    assertThat(e.headerName()).contains(first.id().toString());
                });
        assertThat(repository.relink(second)).isEqualTo(2);
        assertThat(read(second)).isEqualTo(atSecond);
        assertThat(read(first)).isEqualTo(atFirst);
        assertThat(repository.scan().findings()).isEmpty();
        assertThat(repository
                        .verify(second, new VerificationProgress(), () -> false)
                        .sound())
                .isTrue();
        assertThat(repository.relink(second)).isZero();
    }

    @Test
    void relinkingDoesNotBlessACutFile() throws Exception {
        rename(full, "old");
        Path cut = image(first);
        try (var channel = Files.newByteChannel(cut, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(cut) - 512);
        }
        assertThatThrownBy(() -> repository.relink(second)).isInstanceOf(DamagedFile.class);
        assertThat(repository.scan().findings()).anyMatch(Finding.LengthDiffers.class::isInstance);
    }

    @Test
    void aReaderCannotRelink() throws Exception {
        try (Repository reader = Repository.openReadOnly(repository.folder())) {
            assertThatThrownBy(() -> reader.relink(second)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aHeaderThatNamesAFileOutsideIsNeverFollowed() throws Exception {
        Path secret = Files.copy(image(full), temp.resolve("secret.qcow2"));
        String outside = image(second).getParent().relativize(secret).toString();
        ImageRebase.rebase(image(second), outside, ImageFormat.QCOW2);
        assertThatThrownBy(() -> repository.openDisk(second, guest.disk())).isInstanceOf(RepositoryException.class);
    }

    @Test
    void anotherVersionInTheParentsPlaceIsNoticed() throws Exception {
        Files.copy(image(second), image(full), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> repository.openDisk(second, guest.disk())).isInstanceOf(DamagedFile.class);
    }

    @Test
    void swappedSideFilesAreNoticed() throws Exception {
        Path one = repository.folder(full).resolve(guest.disk() + ".blocks");
        Path other = repository.folder(first).resolve(guest.disk() + ".blocks");
        Path aside = temp.resolve("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
        assertThatThrownBy(() -> repository.digests(full, guest.disk())).isInstanceOf(DamagedFile.class);
        Files.writeString(repository.folder(full).resolve("vm.ovf"), Guest.OVF.replace('w', 'v'));
        assertThatThrownBy(() -> repository.ovf(full)).isInstanceOf(DamagedFile.class);
    }

    @Test
    void aDiskThatThePointDoesNotHaveIsACallersMistake() {
        UUID unknown = UUID.randomUUID();
        assertThatThrownBy(() -> repository.openDisk(full, unknown)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repository.digests(full, unknown)).isInstanceOf(IllegalArgumentException.class);
    }
}
