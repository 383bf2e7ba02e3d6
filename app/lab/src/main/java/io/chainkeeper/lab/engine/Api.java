package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/// The API's manners: addresses, dates, links and actions, as every representation has them.
final class Api {
    /// Where everything lies, on whatever host.
    static final String ROOT = "/ovirt-engine/api";

    /// Always with milliseconds: clients refuse a date without.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Api() {}

    /// A moment in the API's form.
    static String date(Instant moment) {
        return DATE.format(moment);
    }

    /// The address of a thing.
    ///
    /// @param collection path of its collection below the root
    static String href(String collection, Object id) {
        return ROOT + "/" + collection + "/" + id;
    }

    /// A thing that has an address of its own.
    static Element thing(String name, String collection, Object id) {
        return Element.of(name).at("href", href(collection, id)).at("id", id);
    }

    /// A thing by id alone, as in lists without links.
    static Element bare(String name, UUID id) {
        return Element.of(name).at("id", id);
    }

    /// Adds links to a thing's sub-collections.
    static Element links(Element thing, String... collections) {
        String href = thing.attribute("href").orElse("");
        for (String collection : collections) {
            thing.add(Element.of("link").at("href", href + "/" + collection).at("rel", collection));
        }
        return thing;
    }

    /// Adds the list of a thing's actions.
    static Element actions(Element thing, String... names) {
        String href = thing.attribute("href").orElse("");
        Element actions = Element.of("actions");
        for (String name : names) {
            actions.add(Element.of("link").at("href", href + "/" + name).at("rel", name));
        }
        return thing.add(actions);
    }
}
