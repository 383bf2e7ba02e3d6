package io.chainkeeper.jobs.settings;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/// How the window looks and which language it speaks.
///
/// @param theme        day, night, or as the system has it
/// @param language     a language tag such as `de`; empty for the system's
/// @param reduceMotion no animations, whatever the system says
public record Appearance(Theme theme, Optional<String> language, boolean reduceMotion) {
    /// Day, night, or whatever the system says.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Refuses a language that is no language tag.
    public Appearance {
        language.ifPresent(Appearance::requireTag);
    }

    private static void requireTag(String tag) {
        try {
            if (new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty()) {
                throw new IllegalArgumentException("not a language: " + tag);
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("not a language tag: " + tag, e);
        }
    }

    /// Everything as the system has it.
    public static Appearance standard() {
        return new Appearance(Theme.SYSTEM, Optional.empty(), false);
    }

    /// The locale of texts, numbers and dates.
    ///
    /// A language of ours keeps the country of the system's locale when both speak it: German in Austria stays so.
    ///
    /// @param system what the system says
    public Locale locale(Locale system) {
        return language.map(Locale::forLanguageTag)
                .map(chosen -> chosen.getLanguage().equals(system.getLanguage()) ? system : chosen)
                .orElse(system);
    }

    /// The same with another theme.
    public Appearance withTheme(Theme other) {
        return new Appearance(other, language, reduceMotion);
    }

    /// The same in another language.
    public Appearance withLanguage(Optional<String> other) {
        return new Appearance(theme, other, reduceMotion);
    }

    /// The same with or without motion.
    public Appearance withReduceMotion(boolean reduce) {
        return new Appearance(theme, language, reduce);
    }
}
