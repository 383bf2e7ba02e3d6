package io.chainkeeper.cli.text;

import io.chainkeeper.jobs.Words;
import java.time.Duration;
import java.util.Locale;

/// How sizes, rates and durations are written in a terminal: short, and sizes as everywhere in the program.
public final class Sizes {
    private static final Words WORDS = Words.english();

    private Sizes() {}

    /// `1536` → `1.5 KiB`, by the program's one rule.
    ///
    /// @param bytes a size in bytes, not negative
    public static String bytes(long bytes) {
        return WORDS.bytes(bytes);
    }

    /// `104857600` → `100.0 MiB/s`.
    ///
    /// @param bytesPerSecond a rate in bytes per second
    public static String rate(double bytesPerSecond) {
        return bytes(Math.round(bytesPerSecond)) + "/s";
    }

    /// `75.3 s` → `1 min 15 s`; below ten seconds with one decimal.
    public static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
