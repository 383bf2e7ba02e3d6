package io.chainkeeper.force.fuzz;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Which files this process has open, as the system says.
final class OpenFiles {
    private static final Path ALL = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /// Insists that no file is open that lies in one folder and not in another within it, nor one of the system's.
    static void requireWithin(Path folder, Path place) throws IOException {
        if (!Files.isDirectory(ALL)) {
            return;
        }
        try (DirectoryStream<Path> open = Files.newDirectoryStream(ALL)) {
            for (Path each : open) {
                requireHarmless(each, folder, place);
            }
        }
    }

    private static void requireHarmless(Path descriptor, Path folder, Path place) throws IOException {
        try {
            Path leadsTo = Files.readSymbolicLink(descriptor);
            if (leadsTo.startsWith(place) && !leadsTo.startsWith(folder)) {
                throw new AssertionError("an open file outside");
            }
            if (leadsTo.startsWith("/etc")) {
                throw new AssertionError("an open file of the system");
            }
        } catch (NoSuchFileException e) {
            // Closed meanwhile: the one that lists them, or another thread's.
        }
    }
}
