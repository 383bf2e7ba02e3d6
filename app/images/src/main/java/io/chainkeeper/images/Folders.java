package io.chainkeeper.images;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// A new name in a folder is durable only when the folder is.
final class Folders {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private Folders() {}

    /// The folder `file` lies in.
    static Path of(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }

    /// Forces the folder of `file`. Windows opens no folder as a file; NTFS journals its names by itself.
    static void forceNameOf(Path file) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (FileChannel folder = FileChannel.open(of(file), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
