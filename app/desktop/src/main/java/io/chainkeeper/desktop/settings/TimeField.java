package io.chainkeeper.desktop.settings;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// A time of the day as people type it: `8`, `8:30`, `0830`, `20.15`.
final class TimeField {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private TimeField() {}

    static String show(LocalTime time) {
        return SHOWN.format(time);
    }

    /// The time; empty when it is none.
    static Optional<LocalTime> read(String typed) {
        String plain = typed.strip().replace('.', ':');
        if (plain.matches("\\d{1,2}")) {
            plain += ":00";
        } else if (plain.matches("\\d{3,4}")) {
            plain = plain.substring(0, plain.length() - 2) + ":" + plain.substring(plain.length() - 2);
        }
        try {
            return Optional.of(LocalTime.parse(plain.matches("\\d:\\d\\d") ? "0" + plain : plain));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
