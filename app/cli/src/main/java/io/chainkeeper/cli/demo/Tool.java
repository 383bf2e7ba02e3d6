package io.chainkeeper.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of the system that the demo asks for help or judgement: `debugfs`, `qemu-img`.
final class Tool {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/bin");
    private static final long PATIENCE_MINUTES = 10;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /// @throws IOException where it is not installed, with the package that brings it
    static Tool find(String name, String debianPackage) throws IOException {
        var path = Stream.of(String.valueOf(System.getenv("PATH")).split(":"));
        return Stream.concat(path, FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new)
                .orElseThrow(() ->
                        new IOException(name + " is not installed (on Debian: apt-get install " + debianPackage + ")"));
    }

    /// Runs it without a shell and waits for its end.
    ///
    /// @return what it printed, both streams together
    /// @throws IOException when it fails, with its last words
    String run(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        Path said = Files.createTempFile("chainkeeper-tool", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(program.getFileName() + " did not end within " + PATIENCE_MINUTES + " minutes");
            }
            String words = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(
                        program.getFileName() + " failed with " + process.exitValue() + ": " + tail(words));
            }
            return words;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program.getFileName() + " ran", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static String tail(String words) {
        return words.length() <= 500
                ? words.strip()
                : "…" + words.substring(words.length() - 500).strip();
    }
}
