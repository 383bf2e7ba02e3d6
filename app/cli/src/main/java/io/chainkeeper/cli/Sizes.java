package io.chainkeeper.cli;

import java.time.Duration;
import java.util.Locale;

/// How sizes, rates and durations are written, everywhere in the program: binary units, three significant digits at
/// most, never more than one after the point.
public final class Sizes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Sizes() {}

    /// `1536` → `1.5 KiB`. Rounded to nearest, so that 1023.96 KiB reads 1 MiB and not 1024 KiB.
    ///
    /// @param bytes a size in bytes, or a negative difference of sizes
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (unit < UNITS.length - 1 && Math.abs(rounded(value, unit)) >= 1024) {
            value /= 1024;
            unit++;
        }
        double shown = rounded(value, unit);
        boolean whole = unit == 0 || Math.abs(shown) >= 100 || shown == Math.rint(shown);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", shown, UNITS[unit]);
    }

    private static double rounded(double value, int unit) {
        return unit == 0 || Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 10) / 10;
    }

    /// `104857600` → `100 MiB/s`.
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
