package io.chainkeeper.engine;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the scripted engine was asked.
record Request(String method, String path, String query, Headers headers, String body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// The query or a form, readable.
    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
