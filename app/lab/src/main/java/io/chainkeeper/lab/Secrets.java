package io.chainkeeper.lab;

import io.chainkeeper.lab.tls.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The lab's two secrets, each a file that only its owner can read: the administrator's password and the key of the
/// control channel.
final class Secrets {
    private static final int LIMIT = 200;

    private Secrets() {}

    /// The password, made once per lab folder.
    static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) {
            return read(file);
        }
        return fresh(file, 9);
    }

    /// A new control key.
    static String newKey(Path folder) throws IOException {
        return fresh(folder.resolve("control.key"), 32);
    }

    /// The control key of a running lab.
    static String key(Path folder) throws IOException {
        return read(folder.resolve("control.key"));
    }

    private static String fresh(Path file, int bytes) throws IOException {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        OwnerOnly.write(file, secret + "\n");
        return secret;
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LIMIT) {
            throw new IOException(file + " does not hold a secret of a lab");
        }
        return Files.readString(file).strip();
    }
}
