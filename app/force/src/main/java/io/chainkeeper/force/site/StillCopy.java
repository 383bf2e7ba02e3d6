package io.chainkeeper.force.site;

import io.chainkeeper.force.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A copy of a small folder as it was at one moment, although somebody may still write into it.
final class StillCopy {
    private static final int ATTEMPTS = 1000;

    private StillCopy() {}

    /// Copies until nothing has moved meanwhile.
    ///
    /// @throws IOException also when the folder never stands still
    static void of(Path folder, Path copy) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<Path, byte[]> once = read(folder);
            Map<Path, byte[]> again = read(folder);
            if (same(once, again)) {
                write(once, copy);
                return;
            }
        }
        throw new IOException(folder + " never stands still");
    }

    private static boolean same(Map<Path, byte[]> one, Map<Path, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
    }

    private static Map<Path, byte[]> read(Path folder) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void write(Map<Path, byte[]> files, Path folder) throws IOException {
        Folders.remove(folder);
        Files.createDirectories(folder);
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
