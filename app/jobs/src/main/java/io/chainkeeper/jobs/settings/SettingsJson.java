package io.chainkeeper.jobs.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// The settings as JSON. People read and write this file, so what is missing has its standard value, and what is not
/// known is refused: a misspelt name would otherwise do nothing, silently.
public final class SettingsJson {
    /// 200 connections with an authority of 2,000 characters each have half a megabyte.
    static final int MAX_BYTES = 4 << 20;

    /// An exported set-up holds the plans' file, and that may list thousands of VMs.
    private static final int MAX_DOCUMENT = 40 << 20;

    private static final int MAX_STRING = 32 << 20;
    private static final int MAX_NAME = 200;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_DOCUMENT)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_NAME)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule(), paths())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SettingsJson() {}

    /// What a text of settings could not be read for.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /// A newer program's form.
    static final class Newer extends Exception {
        private static final long serialVersionUID = 1L;
        private final int version;

        Newer(int version) {
            super("version " + version);
            this.version = version;
        }

        int version() {
            return version;
        }
    }

    /// A record as indented text, for people read these files.
    public static byte[] write(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records in memory can always be written
        }
    }

    /// A record of another small file of ours, read as strictly.
    ///
    /// @throws IOException when the text is anything else
    public static <T> T read(byte[] text, Class<T> type) throws IOException {
        return MAPPER.readValue(text, type);
    }

    static Settings read(byte[] text) throws Unreadable, Newer {
        return read(tree(text));
    }

    /// One JSON object.
    static ObjectNode tree(byte[] text) throws Unreadable {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new Unreadable("it holds no JSON object");
        } catch (IOException e) {
            throw new Unreadable(reason(e));
        }
    }

    static Settings read(ObjectNode given) throws Unreadable, Newer {
        int version = given.path("version").asInt(-1);
        if (version < 1) {
            throw new Unreadable("it has no version");
        }
        if (version > Settings.VERSION) {
            throw new Newer(version);
        }
        ObjectNode whole = MAPPER.valueToTree(Settings.standard());
        fillIn(whole, given);
        try {
            return MAPPER.treeToValue(whole, Settings.class);
        } catch (JsonProcessingException e) {
            throw new Unreadable(reason(e));
        }
    }

    /// Puts what is given over what is standard, object by object; lists are taken as they are given.
    private static void fillIn(ObjectNode standard, ObjectNode given) {
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            if (standard.get(field.getKey()) instanceof ObjectNode below
                    && field.getValue() instanceof ObjectNode more) {
                fillIn(below, more);
            } else {
                standard.set(field.getKey(), field.getValue());
            }
        }
    }

    /// The first line of Jackson's message, without the source's text, which may be anybody's.
    private static String reason(IOException e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("it is no JSON");
    }

    /// Paths as people write them. Jackson's own form is a `file:` address.
    private static SimpleModule paths() {
        SimpleModule module = new SimpleModule("paths");
        module.addSerializer(Path.class, new ToStringSerializer(Path.class));
        module.addDeserializer(Path.class, new PathFromText());
        return module;
    }

    private static final class PathFromText extends FromStringDeserializer<Path> {
        private static final long serialVersionUID = 1L;

        PathFromText() {
            super(Path.class);
        }

        @Override
        protected Path _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                JsonParser parser = context.getParser();
                throw context.weirdStringException(text, Path.class, parser == null ? "" : e.getReason());
            }
        }
    }
}
