package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.jobs.settings.SealedSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody with a home of their own and a passphrase in a file, as there is no terminal.
class PasswordsCommandTest {
    private static final String FIRST = "zwölf Hühner auf dem Dach";
    private static final String SECOND = "dreizehn Hühner im Garten";

    @TempDir
    Path dir;

    private Spoken say(Object... words) {
        return Spoken.say(new Homes("Linux", dir, Map.of()), words);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private SealedSecrets sealed() {
        return new SealedSecrets(dir.resolve(".config/chainkeeper"));
    }

    @Test
    void passwordsAreSealedChangedAndRemoved() throws Exception {
        Path first = written("first", FIRST + "\nnot this line\n");
        Path second = written("second", SECOND);
        assertThat(say("passwords", "seal").endsWith(ExitCode.USAGE).err()).contains("--passphrase-file", "terminal");
        assertThat(say("passwords", "seal", "--passphrase-file", written("short", "kurz"))
                        .endsWith(ExitCode.FAILED)
                        .err())
                .contains("needs 12 characters");
        assertThat(say("passwords", "seal", "--passphrase-file", written("long", "x".repeat(5000)))
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("too large");
        assertThat(sealed().state()).isEqualTo(SealedSecrets.State.NONE);

        say("passwords", "seal", "--passphrase-file", first).endsWith(ExitCode.DONE);
        sealed().open(FIRST.toCharArray());
        assertThat(say("passwords", "show", "--json")
                        .endsWith(ExitCode.DONE)
                        .json()
                        .get("place")
                        .asText())
                .isEqualTo("SEALED_FILE");

        assertThat(say("passwords", "change", "--passphrase-file", second, "--new-passphrase-file", second)
                        .endsWith(ExitCode.FAILED)
                        .err())
                .contains("not the passphrase of");
        say("passwords", "change", "--passphrase-file", first, "--new-passphrase-file", second)
                .endsWith(ExitCode.DONE);
        sealed().open(SECOND.toCharArray());

        assertThat(say("passwords", "remove").endsWith(ExitCode.DONE).out()).contains("would be lost", "--yes");
        assertThat(sealed().file()).exists();
        say("passwords", "remove", "--yes").endsWith(ExitCode.DONE);
        assertThat(sealed().file()).doesNotExist();
        say("passwords", "remove", "--yes").endsWith(ExitCode.NOT_FOUND);
    }

    @Test
    void aWrongPresentPassphraseIsRefusedBeforeANewOneIsAskedFor() throws Exception {
        sealed().make(FIRST.toCharArray(), Map.of());
        Path wrong = written("second", SECOND);

        assertThat(say("passwords", "change", "--passphrase-file", wrong)
                        .endsWith(ExitCode.FAILED)
                        .err())
                .contains("not the passphrase of")
                .doesNotContain("No new passphrase");
        sealed().remove();
        assertThat(say("passwords", "change", "--passphrase-file", wrong)
                        .endsWith(ExitCode.FAILED)
                        .err())
                .contains("no sealed passwords yet");
    }

    @Test
    void anAgentWithAWrongPassphraseDoesNotStart() throws Exception {
        sealed().make(FIRST.toCharArray(), Map.of());
        assertThat(say("agent", "--passphrase-file", written("second", SECOND))
                        .endsWith(ExitCode.FAILED)
                        .err())
                .contains("not the passphrase of");
    }

    @Test
    void aPassphraseComesInByADescriptorOrFromSystemd() throws Exception {
        assertThat(ofAProcess(FIRST + "\n", Map.of(), "--passphrase-file", "/dev/fd/0"))
                .isZero();
        sealed().open(FIRST.toCharArray());
        sealed().remove();
        Files.writeString(Files.createDirectories(dir.resolve("run")).resolve("chainkeeper-passphrase"), SECOND);
        assertThat(ofAProcess(
                        "", Map.of("CREDENTIALS_DIRECTORY", dir.resolve("run").toString())))
                .isZero();
        sealed().open(SECOND.toCharArray());
    }

    /// Seals in a process of its own, where no keyring answers.
    private int ofAProcess(String input, Map<String, String> environment, String... words) throws Exception {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.home=" + dir,
                Main.class.getName(),
                "passwords",
                "seal")));
        builder.command().addAll(List.of(words));
        builder.inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + dir.resolve("no-bus"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
