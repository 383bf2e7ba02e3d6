package io.chainkeeper.jobs.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one file that holds the settings: `settings.json` in the folder of [Homes#config()].
///
/// Window, agent and command line share it. Each reads it again when it has changed ([#current()] costs one look at
/// the file's time) and changes it under a lock between processes. What cannot be read is moved aside and told; what a
/// newer program wrote is left alone and told, and nothing is saved over it.
public final class SettingsFile {
    private static final Logger log = LoggerFactory.getLogger(SettingsFile.class);
    private static final int MOST_ASIDE = 1000;

    /// Why the standard settings hold although there is, or was, a file.
    public sealed interface Trouble {
        /// The file was no settings of ours.
        ///
        /// @param kept where it is now
        /// @param why  what was wrong, as a clause
        record MovedAside(Path kept, String why) implements Trouble {}

        /// A newer program wrote it. It is where it was, and nothing is saved.
        ///
        /// @param version of its form
        record Newer(Path file, int version) implements Trouble {}

        /// The system did not let us read it, or move it aside. Nothing is saved.
        record Unreadable(Path file, String why) implements Trouble {}
    }

    private record Known(Optional<FileStamp> stamp, Settings settings, Optional<Trouble> trouble) {}

    private final Path file;
    private final BetweenProcesses lock;
    private final AtomicReference<Known> known =
            new AtomicReference<>(new Known(Optional.empty(), Settings.standard(), Optional.empty()));

    /// @param folder in which the file is, or will be made
    public SettingsFile(Path folder) {
        this.file = folder.resolve("settings.json");
        this.lock = new BetweenProcesses(folder.resolve("settings.lock"));
    }

    /// The settings as they are now, read again if the file has changed since; the standard ones when there are none.
    /// Reads a file: not for the FX thread.
    public Settings current() {
        Known before = known.get();
        Optional<FileStamp> now = stamp();
        if (now.isPresent() && now.equals(before.stamp())) {
            return before.settings();
        }
        Known found = read();
        known.set(found);
        return found.settings();
    }

    /// What was wrong with the file when it was last read; empty when nothing was.
    public Optional<Trouble> trouble() {
        return known.get().trouble();
    }

    /// Where the settings are.
    public Path file() {
        return file;
    }

    /// Reads, changes and saves, all or nothing. Another process that changes at the same time comes before or after.
    ///
    /// @return the settings as saved
    /// @throws IOException when they cannot be saved, or when the file was written by a newer program
    public Settings change(UnaryOperator<Settings> change) throws IOException {
        return lock.holding(() -> {
            Known before = readLocked();
            if (before.trouble().filter(SettingsFile::forbidsSaving).isPresent()) {
                known.set(before);
                throw new IOException(
                        "nothing is saved over " + before.trouble().orElseThrow());
            }
            Settings after = change.apply(before.settings());
            PrivateFile.replace(file, SettingsJson.write(after));
            known.set(new Known(stamp(), after, Optional.empty()));
            return after;
        });
    }

    private static boolean forbidsSaving(Trouble trouble) {
        return switch (trouble) {
            case Trouble.MovedAside _ -> false;
            case Trouble.Newer _, Trouble.Unreadable _ -> true;
        };
    }

    /// Looks without a lock: saving moves a whole file into place, so a part of one is never seen. Only a file that has
    /// to be moved aside is looked at again under the lock, for somebody else may have done that meanwhile.
    private Known read() {
        try {
            return parsed();
        } catch (SettingsJson.Unreadable bad) {
            try {
                return lock.holding(this::readLocked);
            } catch (IOException e) {
                return standard(new Trouble.Unreadable(file, String.valueOf(e.getMessage())));
            }
        } catch (IOException e) {
            return standard(new Trouble.Unreadable(file, String.valueOf(e.getMessage())));
        }
    }

    private Known readLocked() throws IOException {
        try {
            return parsed();
        } catch (SettingsJson.Unreadable bad) {
            Path aside = freeName();
            Files.move(file, aside);
            log.warn("the settings could not be read and are now {}: {}", aside, bad.getMessage());
            return standard(new Trouble.MovedAside(aside, String.valueOf(bad.getMessage())));
        }
    }

    private Known parsed() throws IOException, SettingsJson.Unreadable {
        Optional<FileStamp> stamp = stamp();
        byte[] text;
        try {
            text = PrivateFile.read(file, SettingsJson.MAX_BYTES);
        } catch (NoSuchFileException none) {
            // Nothing was saved since a file was moved aside: that is still worth telling.
            return new Known(Optional.of(FileStamp.NO_FILE), Settings.standard(), trouble());
        }
        try {
            return new Known(stamp, SettingsJson.read(text), Optional.empty());
        } catch (SettingsJson.Newer newer) {
            return new Known(stamp, Settings.standard(), Optional.of(new Trouble.Newer(file, newer.version())));
        }
    }

    private Known standard(Trouble trouble) {
        return new Known(stamp(), Settings.standard(), Optional.of(trouble));
    }

    private Optional<FileStamp> stamp() {
        return FileStamp.known(file);
    }

    private Path freeName() throws IOException {
        for (int i = 1; i <= MOST_ASIDE; i++) {
            Path candidate = file.resolveSibling("settings.unreadable-" + i + ".json");
            if (Files.notExists(candidate)) {
                return candidate;
            }
        }
        throw new IOException("there are " + MOST_ASIDE + " unreadable settings beside " + file);
    }
}
