package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Measures a command of the system by GNU `time`, which has its numbers from the kernel.
final class OtherProcess {
    private static final long PATIENCE_MINUTES = 60;
    private static final String FORMAT = "%U %S %M";
    private static final Path NOWHERE = Path.of("/dev/null");

    private OtherProcess() {}

    /// Runs it until everything that it wrote into `results` is durable. The time of that counts, whoever asks for it.
    ///
    /// @param results its folder; scratch files go elsewhere
    static Usage measure(Path results, List<String> command) throws IOException, InterruptedException {
        return measure(results, command, NOWHERE);
    }

    /// The same, keeping what it says.
    ///
    /// @param said a file for its standard output
    static Usage measure(Path results, List<String> command, Path said) throws IOException, InterruptedException {
        Path told = Files.createTempFile("chainkeeper-bench-", ".time");
        try {
            List<String> timed = new ArrayList<>(List.of("time", "-o", told.toString(), "-f", FORMAT));
            timed.addAll(command);
            long from = System.nanoTime();
            run(timed, said);
            force(results);
            double seconds = (System.nanoTime() - from) / 1e9;
            String[] words = Files.readString(told).strip().split(" ");
            return new Usage(
                    seconds,
                    Double.parseDouble(words[0]) + Double.parseDouble(words[1]),
                    Long.parseLong(words[2]) << 10);
        } finally {
            Files.delete(told);
        }
    }

    /// Runs a command that is not measured.
    ///
    /// @throws IOException with the command, when it fails
    static void run(List<String> command) throws IOException, InterruptedException {
        run(command, NOWHERE);
    }

    private static void run(List<String> command, Path said) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(NOWHERE.toFile()))
                .redirectOutput(ProcessBuilder.Redirect.to(said.toFile()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end after an hour: " + String.join(" ", command));
        }
        if (process.exitValue() != 0) {
            throw new IOException("ended with status " + process.exitValue() + ": " + String.join(" ", command));
        }
    }

    private static void force(Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }
}
