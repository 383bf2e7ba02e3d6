package io.chainkeeper.cli.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments in the person's own zone, sortable by eye.
public final class Times {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /// `2026-05-12 20:00:03`.
    public static String local(Instant at) {
        return LOCAL.format(at.atZone(ZoneId.systemDefault()));
    }
}
