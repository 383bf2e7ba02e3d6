package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On images that qemu-img and qemu-io made.
class ImageCommandsTest {
    @TempDir
    Path dir;

    private Path base;
    private Path top;

    @BeforeEach
    void makeAChain() throws Exception {
        base = dir.resolve("base.qcow2");
        top = dir.resolve("top.qcow2");
        qemu("qemu-img", "create", "-q", "-f", "qcow2", base, "8M");
        qemu("qemu-io", "-f", "qcow2", "-c", "write -q -P 1 0 1M", base);
        qemu("qemu-img", "create", "-q", "-f", "qcow2", "-b", "base.qcow2", "-F", "qcow2", top);
        qemu("qemu-io", "-f", "qcow2", "-c", "write -q -P 2 4M 64k", top);
    }

    @Test
    void infoTellsTheBackingFileAndExactSizes() throws Exception {
        var info = Spoken.say("image", "info", top, "--json")
                .endsWith(ExitCode.DONE)
                .json();

        assertThat(info.at("/virtualSize").asLong()).isEqualTo(8 << 20);
        assertThat(info.at("/backing").asText()).isEqualTo("base.qcow2");
        assertThat(Spoken.say("image", "info", top).out()).contains("8.0 MiB (8388608 bytes)", "base.qcow2 (qcow2)");
    }

    @Test
    void mapListsDataAndHolesOfTheChainAndOfTheFileAlone() throws Exception {
        var chain = Spoken.say("image", "map", top, "--json")
                .endsWith(ExitCode.DONE)
                .json()
                .at("/extents");
        var own = Spoken.say("image", "map", "--own", top, "--json")
                .endsWith(ExitCode.DONE)
                .json()
                .at("/extents");

        assertThat(chain.findValuesAsText("kind")).containsExactly("DATA", "HOLE", "DATA", "HOLE");
        assertThat(own.findValuesAsText("kind")).containsExactly("HOLE", "DATA", "HOLE");
    }

    @Test
    void aConvertedChainIsIdenticalAndSound() throws Exception {
        Path flat = dir.resolve("flat.qcow2");

        Spoken.say("image", "convert", "-c", "zstd", top, flat).endsWith(ExitCode.DONE);

        Spoken.say("image", "check", flat).endsWith(ExitCode.DONE);
        Spoken.say("image", "compare", top, flat).endsWith(ExitCode.DONE);
        qemu("qemu-img", "compare", "-q", top, flat);
        assertThat(Spoken.say("image", "compare", base, flat)
                        .endsWith(ExitCode.FAILED)
                        .out())
                .contains("differ");
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws Exception {
        byte[] before = Files.readAllBytes(base);

        var refused = Spoken.say("image", "convert", top, base).endsWith(ExitCode.FAILED);

        assertThat(refused.err()).contains("exists already");
        assertThat(Files.readAllBytes(base)).isEqualTo(before);
    }

    @Test
    void aRebasedImageIsFoundAgainAfterItsBackingFileMoved() throws Exception {
        Path moved = Files.move(base, dir.resolve("a longer name for the base.qcow2"));
        assertThat(Spoken.say("image", "map", top)
                        .endsWith(ExitCode.UNREACHABLE)
                        .err())
                .contains("base.qcow2", "top.qcow2");

        Spoken.say("image", "rebase", "-b", moved.getFileName(), "-F", "qcow2", top)
                .endsWith(ExitCode.DONE);

        Spoken.say("image", "map", top).endsWith(ExitCode.DONE);
        qemu("qemu-img", "check", "-q", top);
    }

    @Test
    void aBackingFileOutsideTheFolderIsRefusedBeforeItIsOpened() throws Exception {
        Path evil = dir.resolve("evil.qcow2");
        qemu("qemu-img", "create", "-q", "-u", "-f", "qcow2", "-b", "/etc/passwd", "-F", "raw", evil, "1M");

        assertThat(Spoken.say("image", "convert", evil, dir.resolve("out"))
                        .endsWith(ExitCode.FAILED)
                        .err())
                .contains("/etc/passwd");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void aFileThatIsMissingIsSaidToBeMissing() {
        assertThat(Spoken.say("image", "info", dir.resolve("none"))
                        .endsWith(ExitCode.UNREACHABLE)
                        .err())
                .contains("There is no file");
    }

    private void qemu(Object... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        List.of(words).forEach(word -> command.add(word.toString()));
        var process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(command + "\n" + said).isZero();
    }
}
