package io.chainkeeper.images;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// What may stand in a header as the name of a backing file: a relative path, and nothing that QEMU would
/// take for something else.
final class BackingName {
    /// QEMU's limit, in bytes of UTF-8.
    static final int MAX_BYTES = 1023;

    private BackingName() {}

    /// Why this name is refused, in words; empty when it is fine.
    static Optional<String> objection(String name) {
        if (name.isEmpty()) {
            return Optional.of("the backing file's name is empty");
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0xfffd)) {
            return Optional.of("the backing file's name has characters that no file name has: " + shown(name));
        }
        if (namesProtocol(name)) {
            return Optional.of("the backing file " + shown(name) + " names a protocol, not a file");
        }
        if (name.startsWith("/") || name.startsWith("\\") || isAbsoluteHere(name)) {
            return Optional.of(
                    "the backing file " + shown(name) + " is an absolute path; only relative names are followed");
        }
        return Optional.empty();
    }

    /// QEMU takes everything before a colon for a protocol unless a slash comes first. It covers `json:`
    /// and `C:` too.
    private static boolean namesProtocol(String name) {
        int colon = name.indexOf(':');
        int slash = name.indexOf('/');
        return colon >= 0 && (slash < 0 || colon < slash);
    }

    private static boolean isAbsoluteHere(String name) {
        try {
            return Path.of(name).isAbsolute();
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /// The name in quotes, short and printable.
    static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return '“' + (printable.length() > 120 ? printable.substring(0, 120) + "…" : printable) + '”';
    }
}
