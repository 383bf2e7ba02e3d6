package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An API request, checked and taken apart.
///
/// @param method        `GET`, `POST`, `PUT`, `DELETE`
/// @param path          below the API's root, without a slash at either end
/// @param query         parameters by name
/// @param ids           what stands in the path at the route's variables, by the variables' names
/// @param body          the document that came along
/// @param correlationId the client's, or the engine's own
/// @param allContent    whether everything is wanted, also what is costly (the OVF)
/// @param internal      whether the engine asks itself, to follow a link
record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> ids,
        Optional<Element> body,
        String correlationId,
        boolean allContent,
        boolean internal) {

    /// The same request at a route that names parts of its path.
    Request at(Map<String, String> variables) {
        return new Request(method, path, query, variables, body, correlationId, allContent, internal);
    }

    /// The request that follows a link.
    ///
    /// @param linked path below the API's root
    Request following(String linked) {
        return new Request("GET", linked, Map.of(), Map.of(), Optional.empty(), correlationId, false, true);
    }

    /// The id at a variable of the path.
    ///
    /// @throws Refusal 400 when it is no UUID
    UUID id(String variable) {
        return Inputs.uuid(text(variable));
    }

    /// The text at a variable of the path.
    String text(String variable) {
        String text = ids.get(variable);
        if (text == null) {
            throw new IllegalArgumentException("route has no {" + variable + "}");
        }
        return text;
    }

    /// The document that the client must have sent; an absent one counts as an empty element.
    Element content() {
        return body.orElseGet(() -> Element.of("empty"));
    }

    /// A switch in the query; empty or unreadable values count as given here.
    boolean flag(String name, boolean whenEmpty, boolean whenAbsent) {
        String value = query.get(name);
        if (value == null) {
            return whenAbsent;
        }
        return value.isEmpty() ? whenEmpty : Inputs.bool(value).orElse(whenAbsent);
    }

    /// How many entries are wanted at most; all when nothing is said.
    int max() {
        String value = query.get("max");
        if (value == null || !value.matches("[0-9]{1,9}")) {
            return Integer.MAX_VALUE;
        }
        return Integer.parseInt(value);
    }
}
