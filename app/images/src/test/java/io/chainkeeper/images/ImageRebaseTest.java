package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRebaseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeBase() {
        Qemu.img(folder, "create", "-q", "-f", "qcow2", "base.qcow2", 1 << 20);
        Qemu.io(folder, "base.qcow2", List.of("write -P 7 0 4096"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.qcow2", "a-longer-name-than-before.qcow2", "../over/there/and/back/again/base.qcow2"})
    void theNameMayShrinkAndGrow(String name) throws IOException {
        for (String options : new String[] {"compat=1.1", "compat=0.10", "cluster_size=512", "cluster_size=2M"}) {
            Path top = folder.resolve(options + ".qcow2");
            Qemu.img(folder, "create", "-q", "-f", "qcow2", "-o", options, "-b", "base.qcow2", "-F", "qcow2", top);
            ImageRebase.rebase(top, name, ImageFormat.QCOW2);
            requireNamed(top, name, "qcow2");
        }
    }

    @Test
    void manyRebasesInARowFindRoomAgainAndAgain() throws IOException {
        Path top = makeTop();
        for (int i = 1; i < 60; i++) {
            String name = "x".repeat(i * 7 % 200 + 1) + i;
            ImageRebase.rebase(top, name, i % 2 == 0 ? ImageFormat.RAW : ImageFormat.QCOW2);
            requireNamed(top, name, i % 2 == 0 ? "raw" : "qcow2");
        }
    }

    @Test
    void aNameThatIsNotYetThereIsAdded() throws IOException {
        ImageRebase.rebase(folder.resolve("base.qcow2"), "below.raw", ImageFormat.RAW);
        requireNamed(folder.resolve("base.qcow2"), "below.raw", "raw");
    }

    @Test
    void aMissingFormatIsRecorded() throws IOException {
        Path top = makeTop();
        byte[] bytes = Files.readAllBytes(top);
        int format = indexOf(bytes, new byte[] {(byte) 0xe2, 0x79, 0x2a, (byte) 0xca});
        bytes[format] = 0x11; // a type nobody knows
        Files.write(top, bytes);
        assertThatThrownBy(() -> DiskImage.open(top, ImageFormat.QCOW2)).isInstanceOf(ForbiddenBackingFile.class);
        ImageRebase.rebase(top, "base.qcow2", ImageFormat.QCOW2);
        requireNamed(top, "base.qcow2", "qcow2");
        try (DiskImage image = DiskImage.open(top, ImageFormat.QCOW2)) {
            assertThat(image.backing()).isPresent();
        }
    }

    @Test
    void onlyTheFirstClusterChanges() throws IOException {
        Path top = makeTop();
        byte[] before = Files.readAllBytes(top);
        ImageRebase.rebase(top, "elsewhere/base.qcow2", ImageFormat.QCOW2);
        byte[] after = Files.readAllBytes(top);
        assertThat(Arrays.copyOfRange(after, 65536, after.length))
                .isEqualTo(Arrays.copyOfRange(before, 65536, before.length));
    }

    @Test
    void aNameThatDoesNotFitIsRefusedAndNothingChanges() throws IOException {
        Path top = folder.resolve("small.qcow2");
        Qemu.img(
                folder,
                "create",
                "-q",
                "-f",
                "qcow2",
                "-o",
                "cluster_size=512",
                "-b",
                "base.qcow2",
                "-F",
                "qcow2",
                top);
        byte[] before = Files.readAllBytes(top);
        assertThatThrownBy(() -> ImageRebase.rebase(top, "n".repeat(600), ImageFormat.QCOW2))
                .isInstanceOf(UnsupportedImage.class)
                .hasMessageContaining("does not fit");
        assertThat(Files.readAllBytes(top)).isEqualTo(before);
    }

    @Test
    void namesThatNobodyMayFollowAreRefused() {
        Path top = makeTop();
        assertThatThrownBy(() -> ImageRebase.rebase(top, "/abs", ImageFormat.RAW))
                .isInstanceOf(ForbiddenBackingFile.class);
        assertThatThrownBy(() -> ImageRebase.rebase(top, "nbd:x", ImageFormat.RAW))
                .isInstanceOf(ForbiddenBackingFile.class);
    }

    private Path makeTop() {
        Path top = folder.resolve("top.qcow2");
        Qemu.img(folder, "create", "-q", "-f", "qcow2", "-b", "base.qcow2", "-F", "qcow2", top);
        return top;
    }

    private void requireNamed(Path file, String name, String format) throws IOException {
        ImageInfo.Qcow2 ours = ImageInfo.read(file).qcow2().orElseThrow();
        assertThat(ours.backingName()).contains(name);
        assertThat(ours.backingFormat()).contains(format);
        String theirs = Qemu.img(folder, "info", "-f", "qcow2", "--output=json", file);
        assertThat(theirs)
                .contains("\"backing-filename\": \"" + name + "\"")
                .contains("\"backing-filename-format\": \"" + format + "\"");
        assertThat(ImageCheck.check(file).clean()).isTrue();
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; i < in.length - what.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
