package io.chainkeeper.jobs.settings;

import java.util.List;
import java.util.Locale;

/// The languages that the program speaks completely.
public final class Languages {
    /// Their tags; the first is spoken to whoever understands none of them.
    public static final List<String> OURS = List.of("en", "de");

    private Languages() {}

    /// The locale to ask bundles for: the person's own where we speak its language, else the one of the files without
    /// a language. Java's own search would answer a language that we do not speak in the machine's.
    public static Locale spoken(Locale wanted) {
        boolean translated = OURS.stream().skip(1).anyMatch(ours -> ours.equals(wanted.getLanguage()));
        return translated ? wanted : Locale.ROOT;
    }
}
