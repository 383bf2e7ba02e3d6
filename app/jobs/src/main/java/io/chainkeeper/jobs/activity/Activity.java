package io.chainkeeper.jobs.activity;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What happened in a workplace. All of it blocks: never ask from a screen's thread.
public interface Activity {
    /// Runs that match, newest first, those that work now included.
    ///
    /// @param max how many at most, at least 1
    List<RunEntry> runs(RunFilter filter, int max) throws WorkplaceException;

    /// One run, step by step; empty if nobody remembers it.
    Optional<RunStory> story(UUID run) throws WorkplaceException;

    /// A row per VM that has points or had backups, a mark per day; the worrying ones first, then by name.
    ///
    /// @param from first day
    /// @param to   last day, not before the first and at most ten years after it
    /// @param zone decides when a day begins
    List<CalendarRow> calendar(LocalDate from, LocalDate to, ZoneId zone) throws WorkplaceException;

    /// How things stand, and what needs attention.
    Health health() throws WorkplaceException;

    /// The space that the points take, how it grows, and when there will be none left.
    Space space() throws WorkplaceException;

    /// A person has seen it: the attention that a run or a VM calls for is no longer shown as new. A later run of
    /// the same VM calls for attention again.
    ///
    /// @param about id of a run or of a VM
    void acknowledge(UUID about) throws WorkplaceException;

    /// Runs that match as text, newest first, at most 100,000.
    String export(RunFilter filter, Format format) throws WorkplaceException;

    /// What a failure's code means; empty if there is no such code.
    ///
    /// @param code   such as `CK-0101`
    /// @param locale of the texts; English where there is no translation
    Optional<Explanation> explain(String code, Locale locale);

    /// How runs are written down for other programs.
    enum Format {
        /// Comma-separated values as in RFC 4180, with a head line. A value that a spreadsheet would take for a
        /// formula gets an apostrophe in front.
        CSV,
        /// A JSON array of objects.
        JSON
    }
}
