package io.chainkeeper.force.fuzz;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Inputs that are kept: what earlier searches found that leads somewhere else.
final class Corpus {
    private Corpus() {}

    /// Writes them into a folder.
    ///
    /// @param name of the archive
    /// @return how many there are
    static long unpack(String name, Path folder) throws IOException {
        long count = 0;
        try (InputStream packed = Corpus.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new FileNotFoundException(name);
            }
            ZipInputStream zip = new ZipInputStream(packed);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(folder.resolve("kept-" + count++), zip.readAllBytes());
            }
        }
        return count;
    }
}
