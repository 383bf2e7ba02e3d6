package io.chainkeeper.desktop.chain;

import java.time.LocalDate;
import java.util.UUID;

/// One restore point as drawn: the two lines under its column.
///
/// @param on   the day in the person's zone, by which old columns are folded
/// @param day  such as `21 Nov`
/// @param time such as `03:05:12`
public record ChainColumn(UUID point, LocalDate on, String day, String time) {}
