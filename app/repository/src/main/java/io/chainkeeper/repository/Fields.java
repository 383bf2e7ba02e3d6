package io.chainkeeper.repository;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The fields of one JSON object, read with their types checked. Fields that nobody asks for are left alone:
/// a later program of the same format may have added them.
final class Fields {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path file;
    private final String place;
    private final JsonNode node;

    Fields(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    String text(String name) throws DamagedFile {
        return maybeText(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<String> maybeText(String name) throws DamagedFile {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(name, "is not a text");
        }
        return Optional.of(value.textValue());
    }

    UUID id(String name) throws DamagedFile {
        return maybeId(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<UUID> maybeId(String name) throws DamagedFile {
        Optional<String> text = maybeText(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> id = Layout.id(text.get());
        if (id.isEmpty()) {
            throw wrong(name, "is not an id");
        }
        return id;
    }

    /// A whole number from 0 on.
    long size(String name) throws DamagedFile {
        return maybeSize(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<Long> maybeSize(String name) throws DamagedFile {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(name, "is not a number from 0 on");
        }
        return Optional.of(value.longValue());
    }

    int number(String name) throws DamagedFile {
        long value = size(name);
        if (value > Integer.MAX_VALUE) {
            throw wrong(name, "is too large");
        }
        return (int) value;
    }

    boolean flag(String name) throws DamagedFile {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            throw wrong(name, "is neither true nor false");
        }
        return value.booleanValue();
    }

    Instant moment(String name) throws DamagedFile {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException _) {
            throw wrong(name, "is not a moment");
        }
    }

    String sha256(String name) throws DamagedFile {
        String text = text(name);
        if (!SHA256.matcher(text).matches()) {
            throw wrong(name, "is not a SHA-256 digest");
        }
        return text;
    }

    /// The one of `values` that has this code.
    <T> T word(String name, T[] values, Function<T, String> code) throws DamagedFile {
        String text = text(name);
        for (T value : values) {
            if (code.apply(value).equals(text)) {
                return value;
            }
        }
        throw wrong(name, "is a word that this program does not know");
    }

    Fields object(String name) throws DamagedFile {
        return maybeObject(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<Fields> maybeObject(String name) throws DamagedFile {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw wrong(name, "is not an object");
        }
        return Optional.of(new Fields(file, at(name), value));
    }

    List<Fields> objects(String name) throws DamagedFile {
        List<Fields> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isObject()) {
                throw wrong(name, "holds something that is not an object");
            }
            all.add(new Fields(file, at(name) + "[" + all.size() + "]", element));
        }
        return all;
    }

    List<String> texts(String name) throws DamagedFile {
        List<String> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw wrong(name, "holds something that is not a text");
            }
            all.add(element.textValue());
        }
        return all;
    }

    DamagedFile wrong(String name, String what) {
        return new DamagedFile(file, at(name) + " " + what);
    }

    /// The file that this was read from.
    Path file() {
        return file;
    }

    private JsonNode array(String name) throws DamagedFile {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            throw wrong(name, "is not a list");
        }
        return value;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
