package io.chainkeeper.jobs.notify;

import java.time.Instant;

/// A notice in a person's language, ready for every channel.
///
/// Names in it come from the engine. They are one line each, without control characters, and no channel may take
/// them for markup.
///
/// @param kind  what it is about, for machines
/// @param title one line
/// @param text  plain text, lines end with `\n`
/// @param at    when it was composed
public record Message(Kind kind, String title, String text, Instant at) {
    /// What a message is about.
    public enum Kind {
        /// Something got worse.
        TROUBLE,
        /// What was told as trouble is over.
        GOOD_AGAIN,
        /// The weekly word.
        WEEKLY,
        /// A person wants to see whether it arrives.
        TEST
    }

    /// Refuses a title of several lines: it would end up in a mail's header.
    public Message {
        if (title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a title with control characters");
        }
    }
}
