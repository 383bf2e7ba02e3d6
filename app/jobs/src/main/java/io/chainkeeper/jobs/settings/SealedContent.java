package io.chainkeeper.jobs.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.jobs.settings.SealException.Reason;
import io.chainkeeper.jobs.settings.SealedMessage.Cost;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// What the sealed file has in it: names and secrets as JSON, with a version.
final class SealedContent {
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 1 << 18;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private SealedContent() {}

    /// Reads and opens a file.
    static Map<String, String> read(Path file, char[] passphrase) throws IOException {
        byte[] sealed;
        try {
            sealed = PrivateFile.read(file, 2 * MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new SealException(Reason.NOT_OPEN, e);
        }
        byte[] plain = SealedMessage.open(sealed, passphrase, MOST_BYTES);
        try {
            return parsed(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static Map<String, String> parsed(byte[] plain) throws IOException {
        try {
            var all = JSON.readTree(plain);
            int version = all.path("version").asInt(-1);
            if (version > VERSION) {
                throw new SealException(Reason.NEWER);
            }
            if (version != VERSION || !all.path("secrets").isObject()) {
                throw new SealException(Reason.DAMAGED);
            }
            return Map.copyOf(JSON.convertValue(all.get("secrets"), new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException | RuntimeException e) {
            // Without its cause: that would show a part of what is secret.
            throw new SealException(Reason.DAMAGED);
        }
    }

    /// Seals and writes a file, whole or not at all.
    static void write(Path file, Map<String, String> secrets, char[] passphrase, Cost cost) throws IOException {
        byte[] plain = JSON.writeValueAsBytes(Map.of("version", VERSION, "secrets", secrets));
        try {
            if (plain.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes of passwords");
            }
            PrivateFile.replace(file, SealedMessage.seal(plain, passphrase, cost));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
