package io.chainkeeper.desktop.schedules;

import java.time.LocalDate;

/// A day in the calendar of what stays and goes.
///
/// @param date  the day
/// @param stays points of it that stay
/// @param goes  points of it that would go
/// @param words the same as a sentence, with the reasons
public record KeepDay(LocalDate date, int stays, int goes, String words) {}
