package io.chainkeeper.jobs.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/// The short, owner-only folder for sockets. A socket's path may have no more than about a hundred bytes on
/// every system (108 on Linux with its end mark, 104 on macOS), so catalogs' own folders are too deep for it.
final class RuntimeFolder {
    private static final int LONGEST = 100;
    private static final int NAME_BYTES = 8;

    private RuntimeFolder() {}

    /// This user's, made if it is not there.
    ///
    /// @throws IOException if the place is taken by somebody else
    static Path ofThisUser() throws IOException {
        return of(System.getenv(), System.getProperty("java.io.tmpdir"), System.getProperty("user.name"));
    }

    static Path of(Map<String, String> environment, String temporary, String user) throws IOException {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank() && Files.isWritable(Path.of(runtime))) {
            Path folder = Path.of(runtime).resolve("chainkeeper");
            if (fits(folder)) {
                return OwnerOnly.folder(folder);
            }
        }
        String plain = user.replaceAll("[^A-Za-z0-9_-]", "_");
        Path folder = Path.of(temporary).resolve("chainkeeper-" + plain);
        return OwnerOnly.folder(fits(folder) ? folder : Path.of("/tmp").resolve("chainkeeper-" + plain));
    }

    private static boolean fits(Path folder) {
        return socket(folder, "0".repeat(2 * NAME_BYTES)).toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /// A name in it that nobody has.
    static Path newSocket(Path folder) {
        byte[] name = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(name);
        return socket(folder, HexFormat.of().formatHex(name));
    }

    private static Path socket(Path folder, String name) {
        return folder.resolve(name + ".sock");
    }
}
