package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// Measures what this very process does: its compiler and its collector count too.
final class OwnProcess {
    private static final Path SELF = Path.of("/proc/self");
    /// Resets the peak of resident memory (proc(5), clear_refs).
    private static final String RESET_PEAK = "5";

    private OwnProcess() {}

    /// The work between the two looks at the clocks.
    @FunctionalInterface
    interface Action {
        void act() throws Exception;
    }

    static Usage measure(Action action) throws Exception {
        boolean peaks = resetPeak();
        Duration cpu = cpu();
        long from = System.nanoTime();
        action.act();
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Usage(seconds, cpu().minus(cpu).toNanos() / 1e9, peaks ? peak() : 0);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static boolean resetPeak() {
        try {
            Files.writeString(SELF.resolve("clear_refs"), RESET_PEAK);
            return true;
        } catch (IOException _) {
            return false; // not Linux, or not allowed: then no peak is told
        }
    }

    /// The peak since it was reset, in bytes.
    private static long peak() throws IOException {
        try (Stream<String> lines = Files.lines(SELF.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
