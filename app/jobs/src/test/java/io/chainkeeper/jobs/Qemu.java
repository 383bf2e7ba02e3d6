package io.chainkeeper.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// `qemu-img`, the judge.
final class Qemu {
    private Qemu() {}

    /// Fails unless qemu reads the same bytes in both images.
    static void assertSame(Path one, String format, Path other, String otherFormat)
            throws IOException, InterruptedException {
        var command = List.of("qemu-img", "compare", "-f", format, "-F", otherFormat, one.toString(), other.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
    }
}
