package io.chainkeeper.engine;

import java.util.UUID;
import java.util.regex.Pattern;

/// Ids under which the engine logs what one operation of ours did. It drops other characters and cuts at 36, so that
/// ids which differ only there would become one: we refuse them instead.
final class CorrelationIds {
    private static final Pattern GOOD = Pattern.compile("[0-9A-Za-z_-]{1,36}");

    private CorrelationIds() {}

    static String require(String id) {
        if (!GOOD.matcher(id).matches()) {
            throw new IllegalArgumentException("correlation id: " + id);
        }
        return id;
    }

    /// An id for an operation to which nobody gave one.
    static String fresh() {
        return "ck-" + UUID.randomUUID().toString().substring(0, 18);
    }
}
