package io.chainkeeper.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window, started from the modules that ship, on a display of its own with the real toolkit.
class WindowShippedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Xvfb begins its frame buffer file with an XWD header and a colour map, all smaller than this.
    private static final int BEHIND_HEADER = 16 << 10;

    @TempDir
    Path dir;

    @Test
    void theFirstScreenIsDrawnOnARealDisplay() throws Exception {
        Path frame = dir.resolve("Xvfb_screen0");
        Process display = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-fbdir", dir.toString())
                .redirectError(dir.resolve("xvfb.txt").toFile())
                .start();
        try {
            String number = display.inputReader().readLine();
            assertThat(number)
                    .as("Xvfb tells its display: " + dir.resolve("xvfb.txt"))
                    .isNotNull();
            Process window = Shipped.builder(dir, Map.of("DISPLAY", ":" + number))
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("window.txt").toFile())
                    .start();
            try {
                assertThat(coloursWithin(frame, window))
                        .as(Shipped.text(dir.resolve("window.txt")))
                        .isGreaterThan(50);
                assertThat(Shipped.text(dir.resolve("window.txt")))
                        .doesNotContain("Exception", "WARNING", "PULSE_DURATION");
            } finally {
                end(window);
            }
        } finally {
            end(display);
        }
    }

    /// Looks at the frame buffer until it shows more than a bare root window, or patience ends.
    private static long coloursWithin(Path frame, Process window) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long colours = 0;
        while (colours <= 50 && System.nanoTime() < deadline) {
            if (window.waitFor(200, TimeUnit.MILLISECONDS)) {
                return colours;
            }
            colours = colours(frame);
        }
        return colours;
    }

    private static long colours(Path frame) throws IOException {
        byte[] pixels = Files.readAllBytes(frame);
        int[] values = new int[Math.max(0, (pixels.length - BEHIND_HEADER) / 4)];
        for (int i = 0; i < values.length; i++) {
            int at = BEHIND_HEADER + 4 * i;
            values[i] = (pixels[at] & 0xff) | (pixels[at + 1] & 0xff) << 8 | (pixels[at + 2] & 0xff) << 16;
        }
        return Arrays.stream(values).distinct().count();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
