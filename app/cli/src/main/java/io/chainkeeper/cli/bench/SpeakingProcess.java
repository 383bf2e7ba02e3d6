package io.chainkeeper.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// This same program in a further process, which tells something and then works until it is ended.
public final class SpeakingProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedReader said;
    private final Path remarks;

    private SpeakingProcess(Process process, Path remarks) {
        this.process = process;
        this.said = process.inputReader();
        this.remarks = remarks;
    }

    /// Starts it, from the modules of this process.
    ///
    /// @param words   the module with its main class, and what that is told
    /// @param remarks takes what it says on standard error
    public static SpeakingProcess start(List<String> words, Path remarks) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=com.github.luben.zstd_jni,org.conscrypt",
                "-Xmx512m",
                "--module-path",
                modulePath(),
                "--module"));
        command.addAll(words);
        return new SpeakingProcess(
                new ProcessBuilder(command).redirectError(remarks.toFile()).start(), remarks);
    }

    private static String modulePath() throws IOException {
        String path = System.getProperty("jdk.module.path");
        if (path == null) {
            throw new IOException("this needs the program on the module path, as ./run starts it");
        }
        return path;
    }

    /// The next line that it says.
    ///
    /// @throws IOException with its remarks when it ended instead
    public String line() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("a process did not start: " + Files.readString(remarks));
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        said.close();
    }
}
