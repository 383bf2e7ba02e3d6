package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Reads single values out of an element, the same way whatever the user's language.
final class Fields {
    private Fields() {}

    /// The element's own id, without which it is nothing.
    static UUID id(XmlTree element) throws BadXml {
        return uuid(
                element.attribute("id").orElseThrow(() -> BadXml.because("<" + element.name() + "> without an id")));
    }

    /// The element, if it is the one that was asked for: whose id is told wrong must not be taken for ours.
    static XmlTree asked(XmlTree element, UUID id) throws BadXml {
        UUID told = id(element);
        if (!told.equals(id)) {
            throw BadXml.because("<" + element.name() + "> " + told + " instead of " + id);
        }
        return element;
    }

    /// The id of what a child element refers to.
    static Optional<UUID> reference(XmlTree element, String child) throws BadXml {
        Optional<String> id = element.child(child).flatMap(found -> found.attribute("id"));
        return id.isPresent() ? Optional.of(uuid(id.get())) : Optional.empty();
    }

    /// An id that stands as words in a child element.
    static Optional<UUID> id(XmlTree element, String child) throws BadXml {
        Optional<String> id = element.text(child);
        return id.isPresent() ? Optional.of(uuid(id.get())) : Optional.empty();
    }

    private static UUID uuid(String text) throws BadXml {
        try {
            // UUID reads short forms too; the engine sends none, and such an id could not be asked for again.
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw BadXml.because("not an id: " + shortened(text));
    }

    static String words(XmlTree element, String child) {
        return element.text(child).orElse("");
    }

    /// One of the engine's own words, lower case; `unknown` when there is none.
    static String word(XmlTree element, String child) {
        return element.text(child).map(word -> word.toLowerCase(Locale.ROOT)).orElse("unknown");
    }

    static boolean flag(XmlTree element, String child) {
        return element.text(child).map("true"::equalsIgnoreCase).orElse(false);
    }

    /// A count or size; 0 when there is none.
    static long number(XmlTree element, String child) throws BadXml {
        String text = element.text(child).orElse("0");
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw BadXml.because("<" + child + "> is not a number: " + shortened(text));
    }

    /// A small number; 0 when there is none.
    static int small(XmlTree element, String child) throws BadXml {
        long number = number(element, child);
        if (number > Integer.MAX_VALUE) {
            throw BadXml.because("<" + child + "> is too large: " + number);
        }
        return (int) number;
    }

    /// A moment, with or without milliseconds.
    static Optional<Instant> moment(XmlTree element, String child) throws BadXml {
        Optional<String> text = element.text(child);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException _) {
            throw BadXml.because("<" + child + "> is not a moment: " + shortened(text.get()));
        }
    }

    static Optional<URI> uri(XmlTree element, String child) throws BadXml {
        Optional<String> text = element.text(child);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text.get()));
        } catch (URISyntaxException _) {
            // Without the text: a ticket is in it.
            throw BadXml.because("<" + child + "> is not an address");
        }
    }

    /// One of our words for the engine's; the given one for a word that is newer than we are.
    static <E extends Enum<E>> E oneOf(Class<E> type, XmlTree element, String child, E unknown) {
        String word = word(element, child).toUpperCase(Locale.ROOT);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(word)) {
                return value;
            }
        }
        return unknown;
    }

    /// A version as `<major>` and `<minor>`.
    static Optional<CompatibilityLevel> level(XmlTree element, String child) throws BadXml {
        Optional<XmlTree> version = element.child(child);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CompatibilityLevel(small(version.get(), "major"), small(version.get(), "minor")));
    }

    /// Reads the items of a collection. Another document than the one asked for, such as a page of a proxy in clean
    /// XML, has no such items either; it must not pass for "there are none".
    static <T> List<T> list(XmlTree collection, String item, Calls.Reading<T> reading) throws BadXml {
        if (!collection.name().equals(item + "s")) {
            throw BadXml.because("<" + shortened(collection.name()) + "> instead of <" + item + "s>");
        }
        List<T> found = new ArrayList<>();
        for (XmlTree element : collection.children(item)) {
            found.add(reading.of(element));
        }
        return List.copyOf(found);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
