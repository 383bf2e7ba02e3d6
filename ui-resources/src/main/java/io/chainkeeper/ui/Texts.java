package io.chainkeeper.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The texts of all screens in one language, read as one bundle.
///
/// The platform's own search would answer a missing English file in the language of the machine; here English is
/// what everything falls back to.
final class Texts extends ResourceBundle {
    /// The regions that stand for the pseudo-languages, as in the Unicode locale data: `en-XA`, and the mirrored
    /// `ar-XB`.
    private static final Set<String> PSEUDO = Set.of("XA", "XB");

    private final Map<String, String> texts;

    private Texts(Map<String, String> texts) {
        this.texts = texts;
    }

    /// @param parts stems of files that have no key in common
    static Texts of(List<String> parts, Locale locale) {
        Map<String, String> all = new HashMap<>();
        for (String part : parts) {
            Map<String, String> known = read(part + ".properties");
            known.putAll(read(part + "_" + locale.getLanguage() + ".properties"));
            known.forEach((key, text) -> {
                if (all.put(key, text) != null) {
                    throw new IllegalStateException("two screens have a text for " + key);
                }
            });
        }
        if (PSEUDO.contains(locale.getCountry())) {
            all.replaceAll((_, text) -> Stretched.of(text));
        }
        return new Texts(all);
    }

    /// The texts of one file; none when there is no such file.
    static Map<String, String> read(String file) {
        Properties found = new Properties();
        try (InputStream in = UiResources.class.getResourceAsStream("texts/" + file)) {
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                found.load(reader);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the texts in " + file + " cannot be read", broken);
        }
        Map<String, String> texts = new HashMap<>();
        found.stringPropertyNames().forEach(key -> texts.put(key, found.getProperty(key)));
        return texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
