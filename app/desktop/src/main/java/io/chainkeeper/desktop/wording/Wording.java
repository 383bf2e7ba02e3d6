package io.chainkeeper.desktop.wording;

import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/// Everything that a view model needs to speak.
///
/// @param texts   the window's own sentences
/// @param words   what jobs say of decisions, stages and endings, the same as on the command line
/// @param moments times and spans
public record Wording(Texts texts, Words words, Moments moments) {
    /// The words of one person.
    ///
    /// @param now    what ages are counted from
    /// @param zone   in which times are told
    /// @param locale of texts, numbers and dates
    public static Wording of(InstantSource now, ZoneId zone, Locale locale) {
        Texts texts = Texts.of(locale);
        return new Wording(texts, Words.in(locale), new Moments(now, zone, locale, texts));
    }

    /// A text of the window.
    public String get(String key, Object... facts) {
        return texts.get(key, facts);
    }

    /// A size.
    ///
    /// @param bytes not negative
    public String size(long bytes) {
        return words.bytes(bytes);
    }

    /// What happened, what to do next, and the code to look it up by.
    public String trouble(Failure failure) {
        return texts.get("trouble", words.headline(failure), words.advice(failure), failure.code());
    }

    /// The same for whatever a question to the workplace ended in.
    public String trouble(Exception refused) {
        return refused instanceof WorkplaceException known
                ? trouble(known.failure())
                : texts.get("trouble.unforeseen", String.valueOf(refused.getMessage()));
    }
}
