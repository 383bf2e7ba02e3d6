package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.settings.PrivateFile;
import io.chainkeeper.jobs.settings.SettingsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what was told in `told.json` beside the catalog: whoever owns the catalog is the only one to write it.
final class ToldFile {
    private static final Logger log = LoggerFactory.getLogger(ToldFile.class);
    private static final int MAX_BYTES = 8 << 20;
    private final Path file;

    ToldFile(Path folder) {
        this.file = folder.resolve("told.json");
    }

    /// What was told; nothing when that cannot be known, in which case trouble that was told is told once more.
    Told read() {
        try {
            return SettingsJson.read(PrivateFile.read(file, MAX_BYTES), Told.class);
        } catch (NoSuchFileException none) {
            return Told.nothing();
        } catch (IOException | IllegalArgumentException unreadable) {
            log.warn("what was told last is not known: {}", unreadable.getMessage());
            moveAside();
            return Told.nothing();
        }
    }

    private void moveAside() {
        try {
            Files.move(file, file.resolveSibling("told.unreadable.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("{} could not be moved aside", file, e);
        }
    }

    void write(Told told) throws IOException {
        PrivateFile.replace(file, SettingsJson.write(told));
    }
}
