package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real file system that runs full. It is made for one process, which sees it as nobody else does: so it takes no
/// rights, and is gone with the process.
class SmallDiskTest {
    private static final int MINUTES = 3;

    /// Ordinary users may have name spaces of their own on most systems; where that is forbidden, root still has.
    private static final List<List<String>> WAYS = List.of(List.of("unshare", "-Urm"), List.of("unshare", "-m"));

    @TempDir
    Path folder;

    private final StringBuilder refused = new StringBuilder();

    /// @param language in which the system tells what is wrong, where it can
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void aRealDiskThatRunsFullInTheMidstOfABackupCostsThatBackupAndNothingElse(String language) throws Exception {
        Path small = Files.createDirectories(folder.resolve("repository"));
        Optional<List<String>> way = way(small);
        if (way.isEmpty()) {
            notHere();
        }
        List<String> command = new ArrayList<>(way.orElseThrow());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmallDisk.class.getName(),
                folder.toString()));
        Path said = folder.resolve("said");

        int status = run(command, said, Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", language));

        assertThat(status).as(Files.readString(said)).isZero();
        assertThat(said).content().endsWith(SmallDisk.ALL_HELD + System.lineSeparator());
        try (var left = Files.list(small)) {
            assertThat(left).as("the small disk is gone with its process").isEmpty();
        }
    }

    /// The first way in which a file system can be made here.
    private Optional<List<String>> way(Path small) throws Exception {
        Path said = folder.resolve("tried");
        for (List<String> each : WAYS) {
            List<String> prefix = new ArrayList<>(each);
            String mount =
                    "mount -t tmpfs -o size=" + SmallDisk.SIZE + ",mode=700 small \"$1\" && shift && exec \"$@\"";
            prefix.addAll(List.of("sh", "-c", mount, "sh", small.toString()));
            List<String> tried = new ArrayList<>(prefix);
            tried.add("true");
            if (run(tried, said, Map.of()) == 0) {
                return Optional.of(prefix);
            }
            refused.append(String.join(" ", each))
                    .append(": ")
                    .append(Files.readString(said).strip())
                    .append("; ");
        }
        return Optional.empty();
    }

    private static int run(List<String> command, Path said, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            Files.writeString(said, e.toString());
            return -1;
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return fail("not done in " + MINUTES + " minutes: " + Files.readString(said));
        }
        return process.exitValue();
    }

    /// Where everything is built for others to trust, a test that did not run is a test that failed.
    private void notHere() {
        String why = "A DISK THAT RUNS FULL WAS NOT TRIED: no file system can be made here for one process (" + refused
                + "). On Linux, unprivileged user name spaces or root are needed for it.";
        if (System.getenv("CI") != null) {
            fail(why);
        }
        System.err.println(why);
        Assumptions.abort(why);
    }
}
