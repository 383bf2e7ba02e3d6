package io.chainkeeper.jobs.activity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.chainkeeper.jobs.plan.Protection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One VM's days.
///
/// @param vm         the VM
/// @param name       its name in its newest point or run
/// @param first      the day of the first mark
/// @param days       a mark per day, without gaps
/// @param protection how safe it is now
public record CalendarRow(
        UUID vm,
        String name,
        LocalDate first,

        @JsonSerialize(using = DayMarks.Writer.class) @JsonDeserialize(using = DayMarks.Reader.class)
        List<DayMark> days,

        Protection protection) {
    /// Keeps its own copy of the list.
    public CalendarRow {
        days = List.copyOf(days);
    }
}
