package io.chainkeeper.desktop.activity;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.RunEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A run as a row. Sentences are made when a row is shown: twenty thousand at once would be felt.
///
/// @param entry what is known
/// @param what  its kind in words
/// @param found everything that a search looks at, in lower case
record RunRow(RunEntry entry, String what, String found) {
    static RunRow of(RunEntry entry, Wording wording) {
        String what = wording.words().of(entry.kind());
        String found = String.join(
                        " ",
                        entry.subject(),
                        what,
                        entry.words(),
                        entry.code().orElse(""),
                        entry.plan().orElse(""),
                        wording.get(key(entry.state())))
                .toLowerCase(Locale.ROOT);
        return new RunRow(entry, what, found);
    }

    UUID id() {
        return entry.id();
    }

    Instant startedAt() {
        return entry.startedAt();
    }

    String subject() {
        return entry.subject();
    }

    String state(Wording wording) {
        return wording.get(key(entry.state()));
    }

    static String key(RunEntry.State state) {
        return "activity.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String time(Wording wording) {
        return wording.moments().at(entry.startedAt());
    }

    /// How long it took; empty while it works, and for one that died unnoticed.
    Optional<Duration> took() {
        return entry.endedAt().map(end -> Duration.between(entry.startedAt(), end));
    }

    String took(Wording wording) {
        return took().map(wording.moments()::span).orElse("");
    }

    /// The sentence it ended with, or how it stands.
    String outcome(Wording wording) {
        return entry.words().isEmpty() ? state(wording) : entry.words();
    }

    String spoken(Wording wording) {
        return wording.get("activity.row.spoken", what, subject(), state(wording), time(wording), outcome(wording));
    }
}
