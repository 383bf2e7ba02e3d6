package io.chainkeeper.cli.bench;

import io.chainkeeper.images.ImageFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `qemu-img convert`, timed until its result is durable.
final class Reference {
    private static final long PATIENCE_MINUTES = 30;

    /// A whole image into a new qcow2 file.
    ///
    /// @return seconds
    double convert(Path source, ImageFormat format, Path work) throws IOException, InterruptedException {
        Path target = work.resolve("reference.qcow2");
        return timed(target, "-f", format.qemuName(), "-O", "qcow2", source.toString(), target.toString());
    }

    /// The changes of one image into a new file on the same backing file.
    double convertOnto(Path top, Path base, Path work) throws IOException, InterruptedException {
        Path target = work.resolve("reference-incremental.qcow2");
        return timed(
                target,
                "-f",
                "qcow2",
                "-O",
                "qcow2",
                "-B",
                base.toString(),
                "-F",
                "qcow2",
                top.toString(),
                target.toString());
    }

    /// A whole chain into one new file.
    double flatten(Path top, ImageFormat into, Path work) throws IOException, InterruptedException {
        Path target = work.resolve("reference-flat");
        return timed(target, "-f", "qcow2", "-O", into.qemuName(), top.toString(), target.toString());
    }

    private static double timed(Path target, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("qemu-img", "convert"), Stream.of(arguments))
                .toList();
        long from = System.nanoTime();
        run(command);
        try (var file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        Files.delete(target);
        return seconds;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("qemu-img failed: " + String.join(" ", command));
        }
    }
}
