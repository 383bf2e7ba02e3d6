package io.chainkeeper.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The server's JSON, read token by token under limits.
final class Json {
    /// The longest list of extents we accept has ten million entries of at most about 100 bytes.
    static final long MAX_DOCUMENT = 1L << 30;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_STRING = 4096;
    private static final int MAX_FEATURES = 64;
    private static final int MAX_CONNECTIONS = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(24)
                    .maxNameLength(256)
                    .maxStringLength(MAX_STRING)
                    .maxDocumentLength(MAX_DOCUMENT)
                    .build())
            .build();

    private Json() {}

    static JsonParser parser(InputStream body) throws IOException {
        return FACTORY.createParser(body);
    }

    /// The answer to `OPTIONS`: `{"features": […], "max_readers": 8, "max_writers": 8}`; unknown fields are skipped.
    static ServerOptions options(byte[] body) throws TransferException {
        return object(body, (parser, found) -> {
                    switch (parser.currentName()) {
                        case "features" -> found.features = features(parser);
                        case "max_readers" -> found.numbers.put("max_readers", connections(parser));
                        case "max_writers" -> found.numbers.put("max_writers", connections(parser));
                        default -> parser.skipChildren();
                    }
                })
                .options();
    }

    /// One field of a small object of strings and numbers, like a checksum's.
    static Optional<String> text(byte[] body, String name) throws TransferException {
        return Optional.ofNullable(object(body, (parser, found) -> {
                    if (parser.currentName().equals(name) && parser.currentToken() == JsonToken.VALUE_STRING) {
                        found.texts.put(name, parser.getText());
                    }
                    parser.skipChildren();
                })
                .texts
                .get(name));
    }

    private static Found object(byte[] body, Field field) throws TransferException {
        Found found = new Found();
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadAnswer("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                field.read(parser, found);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new BadAnswer("its JSON ends too early or too late");
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new BadAnswer("its JSON is broken: " + e.getOriginalMessage(), e);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw new BadAnswer("its JSON can't be read", e);
        }
    }

    private static Set<String> features(JsonParser parser) throws IOException {
        Set<String> features = new HashSet<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadAnswer("its features are no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING || features.size() == MAX_FEATURES) {
                throw new BadAnswer("its features are no short list of words");
            }
            features.add(parser.getText());
        }
        return features;
    }

    private static int connections(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 1) {
            throw new BadAnswer("its number of connections is no positive number");
        }
        return (int) Math.min(parser.getLongValue(), MAX_CONNECTIONS);
    }

    /// Reads one field's value; the parser stands on its first token, and must stand on its last afterwards.
    private interface Field {
        void read(JsonParser parser, Found found) throws IOException;
    }

    private static final class Found {
        private Set<String> features = Set.of();
        private final Map<String, Integer> numbers = new TreeMap<>();
        private final Map<String, String> texts = new TreeMap<>();

        private ServerOptions options() {
            return new ServerOptions(
                    features, numbers.getOrDefault("max_readers", 1), numbers.getOrDefault("max_writers", 1));
        }
    }
}
