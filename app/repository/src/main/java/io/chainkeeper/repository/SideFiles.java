package io.chainkeeper.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Measures side files, and compares them with what a manifest says.
final class SideFiles {
    private static final int BUFFER = 64 << 10;

    private SideFiles() {}

    /// What a manifest has to say about a file.
    static SideFile measure(Path file) throws IOException {
        MessageDigest digest = sha256();
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                length += count;
            }
        }
        return new SideFile(
                file.getFileName().toString(), length, HexFormat.of().formatHex(digest.digest()));
    }

    /// The file itself, once it is known to be the one that the manifest means.
    ///
    /// @throws DamagedFile when it is missing, has another length or another digest
    static Path checked(Path folder, SideFile expected) throws IOException {
        Path file = folder.resolve(expected.name());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedFile(file, "is missing");
        }
        long length = Files.size(file); // first: a huge file is not worth reading to know that it is wrong
        if (length != expected.length()) {
            throw new DamagedFile(file, lengths(length, expected.length()));
        }
        if (!measure(file).equals(expected)) {
            throw new DamagedFile(file, "has other contents than its manifest says");
        }
        return file;
    }

    static String lengths(long found, long expected) {
        return "has " + found + " bytes, its manifest says " + expected;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
