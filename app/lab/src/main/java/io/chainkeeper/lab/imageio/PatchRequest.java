package io.chainkeeper.lab.imageio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// What a `PATCH` asks for.
sealed interface PatchRequest {
    /// Make a range read as zeroes.
    ///
    /// @param offset in bytes
    /// @param size   in bytes, may be 0
    /// @param flush  whether to make it durable too
    record Zero(long offset, long size, boolean flush) implements PatchRequest {}

    /// Make everything durable.
    record Flush() implements PatchRequest {}

    /// Reads one, strictly.
    ///
    /// @throws Refused when it is not one; a list is the server's own failure, as with the real one
    static PatchRequest parse(byte[] body) throws IOException {
        JsonNode message = tree(body);
        if (message.isArray()) {
            throw Refused.failed(false);
        }
        if (!message.isObject()) {
            throw Refused.bad("Invalid JSON message");
        }
        JsonNode op = message.path("op");
        if (!op.isTextual()) {
            throw Refused.bad("op must be one of: zero, flush");
        }
        return switch (op.textValue()) {
            case "flush" -> new Flush();
            case "zero" -> new Zero(number(message, "offset", false), number(message, "size", true), flag(message));
            default -> throw Refused.bad("op must be one of: zero, flush");
        };
    }

    private static JsonNode tree(byte[] body) throws IOException {
        try {
            JsonNode tree = new ObjectMapper().readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw Refused.bad("Invalid JSON message");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Refused.bad("Invalid JSON message");
        }
    }

    private static long number(JsonNode message, String name, boolean required) throws Refused {
        JsonNode value = message.get(name);
        if (value == null && !required) {
            return 0;
        }
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw Refused.bad(name + " must be a number of bytes, at least 0");
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode message) throws Refused {
        JsonNode value = message.get("flush");
        if (value != null && !value.isBoolean()) {
            throw Refused.bad("flush must be true or false");
        }
        return value != null && value.booleanValue();
    }
}
