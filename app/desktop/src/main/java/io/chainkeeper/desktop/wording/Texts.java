package io.chainkeeper.desktop.wording;

import io.chainkeeper.ui.UiResources;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The window's sentences, with the facts filled in.
///
/// A key that is missing is shown as itself in exclamation marks: a hole in the texts is seen at once, and stops
/// nobody.
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The texts of a language, English where it has none.
    ///
    /// @param locale also decides how numbers inside sentences are written
    public static Texts of(Locale locale) {
        return new Texts(UiResources.texts(locale), locale);
    }

    /// The bundle itself, for the `%key` texts of views.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// The language that was asked for; decides how numbers and names of days are written.
    public Locale locale() {
        return locale;
    }

    /// A sentence.
    ///
    /// @param facts fill `{0}`, `{1}`, … in the order given
    public String get(String key, Object... facts) {
        try {
            return new MessageFormat(bundle.getString(key), locale).format(facts);
        } catch (MissingResourceException missing) {
            return "!" + key + "!";
        }
    }

    /// Whether there is a text for a key.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
