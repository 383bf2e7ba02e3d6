package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An answer, read whole: its connection is free again.
///
/// @param status      of HTTP
/// @param contentType as sent; empty when not
/// @param body        all of it, never more than the limit; empty when there was none
record Answer(int status, String contentType, byte[] body) {
    private static final Pattern XML = Pattern.compile("\\s*(application|text)/xml\\s*(;.*)?");
    private static final Pattern JSON = Pattern.compile("\\s*(application|text)/json\\s*(;.*)?");

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    boolean isXml() {
        return XML.matcher(contentType.toLowerCase(Locale.ROOT)).matches();
    }

    boolean isJson() {
        return JSON.matcher(contentType.toLowerCase(Locale.ROOT)).matches();
    }

    XmlTree tree() throws BadXml {
        return XmlTree.parse(body);
    }

    /// The fault in it: bare, or wrapped in an action, as the engine does for some of its actions.
    Optional<Fault> fault() throws BadXml {
        if (isEmpty() || !isXml()) {
            return Optional.empty();
        }
        return Fault.in(tree());
    }
}
