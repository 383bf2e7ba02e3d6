package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackingFileTest {
    @TempDir
    Path temp;

    private Path root;
    private Path upper;

    @BeforeEach
    void makeFolders() throws IOException {
        root = Files.createDirectory(temp.resolve("vm"));
        upper = Files.createDirectory(root.resolve("upper"));
        Files.createDirectory(root.resolve("lower"));
        for (Path place : List.of(temp, root.resolve("lower"), upper)) {
            Qemu.img(place, "create", "-q", "-f", "qcow2", "base.qcow2", 1 << 20);
            Qemu.io(place, "base.qcow2", List.of("write -P 7 0 1M"));
        }
    }

    @Test
    void aSiblingIsRead() throws IOException {
        try (DiskImage image = DiskImage.open(over("base.qcow2"), ImageFormat.QCOW2)) {
            assertThat(firstByte(image)).isEqualTo(7);
            assertThat(image.extentAt(0, 1 << 20).kind()).isEqualTo(Extent.Kind.DATA);
            assertThat(image.ownExtentAt(0, 1 << 20)).isEqualTo(new Extent(0, 1 << 20, Extent.Kind.HOLE));
        }
    }

    @Test
    void anotherFolderIsReadOnlyUnderANamedRoot() throws IOException {
        Path top = over("../lower/base.qcow2");
        assertForbidden(top, "lies outside");
        try (DiskImage image = DiskImage.open(top, ImageFormat.QCOW2, root)) {
            assertThat(firstByte(image)).isEqualTo(7);
        }
    }

    @Test
    void nothingAboveTheRootIsRead() throws IOException {
        Path top = over("../../base.qcow2");
        assertThatThrownBy(() -> DiskImage.open(top, ImageFormat.QCOW2, root))
                .isInstanceOf(ForbiddenBackingFile.class)
                .hasMessageContaining("lies outside");
    }

    @Test
    void aSymbolicLinkDoesNotLeadOutOfTheRoot() throws IOException {
        Files.createSymbolicLink(upper.resolve("link.qcow2"), temp.resolve("base.qcow2"));
        Files.createSymbolicLink(upper.resolve("folder"), temp);
        assertForbidden(over("link.qcow2"), "lies outside");
        assertForbidden(over("folder/base.qcow2"), "lies outside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/hostname",
                "json:{\"driver\":\"file\",\"filename\":\"/etc/hostname\"}",
                "nbd:localhost:10809",
                "nbd://localhost/x",
                "http://localhost/x",
                "file:base.qcow2",
                "fat:rw:.",
                "C:base.qcow2",
                "\\\\server\\share",
            })
    void absoluteNamesAndProtocolsAreRefused(String name) throws IOException {
        assertThatThrownBy(() -> DiskImage.open(over(name), ImageFormat.QCOW2, root))
                .isInstanceOf(ForbiddenBackingFile.class);
    }

    @Test
    void aColonBehindASlashIsNoProtocol() throws IOException {
        Files.copy(upper.resolve("base.qcow2"), upper.resolve("12:30.qcow2"));
        try (DiskImage image = DiskImage.open(over("./12:30.qcow2"), ImageFormat.QCOW2)) {
            assertThat(firstByte(image)).isEqualTo(7);
        }
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        int status = new ProcessBuilder("mkfifo", upper.resolve("pipe").toString())
                .start()
                .waitFor();
        assertThat(status).isZero();
        assertForbidden(over("pipe"), "not a plain file");
    }

    @Test
    void aMissingLinkIsNamed() throws IOException {
        Path top = over("gone.qcow2");
        assertThatThrownBy(() -> DiskImage.open(top, ImageFormat.QCOW2))
                .isInstanceOfSatisfying(NoSuchFileException.class, e -> {
                    assertThat(e.getFile()).endsWith("gone.qcow2");
                    assertThat(e.getOtherFile()).endsWith("top.qcow2");
                });
    }

    @Test
    void aChainThatComesBackToItselfIsRefused() throws IOException {
        Path top = over("top2.qcow2");
        Files.copy(top, upper.resolve("top2.qcow2"));
        assertForbidden(top, "comes back");
    }

    @Test
    void aChainIsFollowedFor256FilesAndNoFurther() throws IOException {
        Files.copy(upper.resolve("base.qcow2"), upper.resolve("0.qcow2"));
        for (int i = 1; i <= 256; i++) {
            write(upper.resolve(i + ".qcow2"), (i - 1) + ".qcow2");
        }
        assertForbidden(upper.resolve("256.qcow2"), "more than 256");
        try (DiskImage image = DiskImage.open(upper.resolve("255.qcow2"), ImageFormat.QCOW2)) {
            assertThat(firstByte(image)).isEqualTo(7);
        }
    }

    @Test
    void anUnrecordedFormatIsNotGuessed() throws IOException {
        Path top = over("base.qcow2");
        byte[] bytes = Files.readAllBytes(top);
        assertThat(ByteBuffer.wrap(bytes).getInt(112)).isEqualTo(0xe279_2aca);
        ByteBuffer.wrap(bytes).putInt(112, 0x1234_5678);
        Files.write(top, bytes);
        assertForbidden(top, "qemu-img rebase -u -F FORMAT");
        var rules = BackingRules.besides(top).assuming(ImageFormat.QCOW2);
        try (DiskImage image = DiskImage.open(top, ImageFormat.QCOW2, rules)) {
            assertThat(firstByte(image)).isEqualTo(7);
        }
    }

    @Test
    void aRawDiskThatLooksLikeQcow2StaysRaw() throws IOException {
        try (DiskImage image = DiskImage.open(upper.resolve("base.qcow2"), ImageFormat.RAW)) {
            assertThat(firstByte(image)).isEqualTo('Q');
        }
    }

    private Path over(String backing) throws IOException {
        Path top = upper.resolve("top.qcow2");
        Qemu.img(upper, "create", "-q", "-u", "-f", "qcow2", "-b", backing, "-F", "qcow2", top.toString(), 1 << 20);
        return top;
    }

    private static void write(Path file, String backing) throws IOException {
        var options = Qcow2Writer.Options.of(1 << 20).withClusterSize(512).withBacking(backing, ImageFormat.QCOW2);
        try (var writer = Qcow2Writer.create(file, options)) {
            writer.finish();
        }
    }

    private static void assertForbidden(Path top, String words) {
        assertThatThrownBy(() -> DiskImage.open(top, ImageFormat.QCOW2))
                .isInstanceOf(ForbiddenBackingFile.class)
                .hasMessageContaining(words);
    }

    private static int firstByte(DiskImage image) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        image.read(0, one);
        return one.get(0);
    }
}
