package io.chainkeeper.desktop.plans;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Times of day as a person reads and types them.
public final class TimesOfDay {
    private final DateTimeFormatter shown;
    private final List<DateTimeFormatter> understood;

    /// @param locale decides between `20:00` and `8:00 PM`
    public TimesOfDay(Locale locale) {
        shown = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        understood = List.of(
                DateTimeFormatter.ofPattern("H:mm", Locale.ROOT),
                DateTimeFormatter.ofPattern("H.mm", Locale.ROOT),
                DateTimeFormatter.ofPattern("H", Locale.ROOT),
                DateTimeFormatter.ofPattern("HHmm", Locale.ROOT),
                DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH),
                DateTimeFormatter.ofPattern("h a", Locale.ENGLISH));
    }

    /// A time in words.
    public String words(LocalTime time) {
        // Some locales put a narrow space that cannot be typed between the time and its half of the day.
        return shown.format(time).replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    /// What was typed, in any usual way; empty if it is no time.
    public Optional<LocalTime> typed(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT);
        for (DateTimeFormatter way : understood) {
            try {
                return Optional.of(LocalTime.parse(plain, way));
            } catch (DateTimeParseException anotherWay) {
                continue;
            }
        }
        try {
            return Optional.of(LocalTime.parse(text.strip(), shown));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
