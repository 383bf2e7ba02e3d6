package io.chainkeeper.repository;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads and writes the repository's small JSON files. What is read may be anybody's: every measure has a limit.
final class Json {
    /// No manifest comes near it: one of 200 disks and 60 cards has a quarter of a megabyte.
    static final int MAX_FILE = 4 << 20;

    private static final int MAX_STRING = 64 << 10;
    private static final int MAX_NAME = 200;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_FILE)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_NAME)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Indented, and ending with a newline: people read these files.
    static byte[] write(ObjectNode node) {
        try {
            return (WRITER.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // a tree in memory can always be written
        }
    }

    /// The object that a file holds.
    ///
    /// @throws NoSuchFileException when there is none
    /// @throws DamagedFile         when it is no plain file, is too large, or holds anything but one JSON object
    static Fields read(Path file) throws IOException {
        byte[] bytes = bounded(file, MAX_FILE);
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new DamagedFile(file, "holds no JSON object");
            }
            return new Fields(file, "", node);
        } catch (JsonProcessingException e) {
            throw new DamagedFile(file, "is not the JSON it should be: " + e.getOriginalMessage());
        }
    }

    /// A file's bytes, if they are no more than expected.
    static byte[] bounded(Path file, int max) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedFile(file, "is not a plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new DamagedFile(file, "is larger than " + max + " bytes");
            }
            return bytes;
        }
    }
}
