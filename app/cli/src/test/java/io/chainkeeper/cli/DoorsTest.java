package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.settings.Homes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Commands that are built only when they are meant must look as if they were always there.
class DoorsTest {
    private static CommandLine line(String... arguments) {
        return Doors.to(new RootCommand(Interrupt.never(), Homes.here()), arguments);
    }

    private static String[] everyName() {
        return line().getSubcommands().keySet().toArray(String[]::new);
    }

    @Test
    void theListOfCommandsIsThatOfCommandsBuiltWhole() {
        assertThat(line("--help").getUsageMessage()).isEqualTo(line(everyName()).getUsageMessage());
    }

    @Test
    void onlyTheCommandThatIsMeantIsReadWhole() {
        var line = line("image", "info", "--help");

        assertThat(line.getSubcommands().get("image").getSubcommands()).containsKeys("info", "convert");
        assertThat(line.getSubcommands().get("schedule").getSubcommands()).isEmpty();
    }

    @Test
    void everyCommandExplainsItself() {
        for (String name : everyName()) {
            var said = Spoken.say(name, "--help").endsWith(ExitCode.DONE);
            assertThat(said.out()).startsWith("Usage: chainkeeper " + name);
        }
    }

    @Test
    void aMisspeltCommandIsToldWhatItMayMean() {
        assertThat(Spoken.say("bakcup", "web01").endsWith(ExitCode.USAGE).err()).contains("backup");
    }

    @Test
    void anArgumentFileMayNameTheCommand(@TempDir Path dir) throws Exception {
        Path words = Files.writeString(dir.resolve("words"), "image info --help\n");

        assertThat(Spoken.say("@" + words).endsWith(ExitCode.DONE).out()).startsWith("Usage: chainkeeper image info");
    }
}
