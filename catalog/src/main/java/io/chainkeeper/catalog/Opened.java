package io.chainkeeper.catalog;

import java.nio.file.Path;

/// How the catalog was found when it was opened.
public sealed interface Opened {
    /// There was none: a new, empty one was made. If a repository has points, rebuild.
    record Created() implements Opened {}

    /// It was there and up to date.
    record Found() implements Opened {}

    /// It was there, in an older schema, and was brought up to date.
    ///
    /// @param from schema version before
    /// @param to   schema version now
    record Migrated(String from, String to) implements Opened {}

    /// It was there and could not be read. It was moved aside and a new, empty one was made: rebuild from the
    /// repository.
    ///
    /// @param damaged where the old file lies now
    /// @param reason  what the database said about it
    record Replaced(Path damaged, String reason) implements Opened {}
}
