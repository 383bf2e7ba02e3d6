package io.chainkeeper.jobs.clock;

import io.chainkeeper.jobs.settings.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one file with the plans, beside the catalog. Whoever owns the catalog owns it too, so no other process
/// writes it.
///
/// It is not in the catalog: a catalog is a cache that is moved aside and rebuilt when it is damaged, and nobody
/// could rebuild a plan.
public final class PlansFile {
    static final String NAME = "plans.json";

    private static final Logger LOG = LoggerFactory.getLogger(PlansFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final InstantSource clock;
    private volatile KeptPlans kept = KeptPlans.none();
    private volatile Optional<Path> aside = Optional.empty();
    private volatile Optional<IOException> trouble = Optional.empty();

    /// Reads the file. What is wrong with it is told when the plans are asked for.
    ///
    /// @param folder of the catalog
    public PlansFile(Path folder, InstantSource clock) {
        this.file = folder.resolve(NAME).toAbsolutePath().normalize();
        this.clock = clock;
        try {
            kept = read();
        } catch (IOException e) {
            LOG.warn("the plans cannot be used", e);
            trouble = Optional.of(e);
        }
    }

    private KeptPlans read() throws IOException {
        try {
            return PlansJson.read(PrivateFile.read(file, PlansJson.MAX_BYTES));
        } catch (NoSuchFileException e) {
            return KeptPlans.none();
        } catch (PlansJson.Newer e) {
            throw new IOException(e.getMessage(), e); // it stays where it is, and nothing is saved over it
        } catch (PlansJson.Unreadable e) {
            Path free = freeName();
            Files.move(file, free);
            aside = Optional.of(free);
            LOG.warn("the plans could not be read and are now {}: {}", free, e.getMessage());
            return KeptPlans.none();
        }
    }

    private Path freeName() {
        String name = "plans-unreadable-" + STAMP.format(clock.instant());
        Path free = file.resolveSibling(name + ".json");
        for (int again = 2; Files.exists(free); again++) {
            free = file.resolveSibling(name + "-" + again + ".json");
        }
        return free;
    }

    Path file() {
        return file;
    }

    /// Where the file was moved because it could not be read.
    Optional<Path> movedAside() {
        return aside;
    }

    /// What it holds.
    ///
    /// @throws IOException when it cannot be used
    KeptPlans kept() throws IOException {
        if (trouble.isPresent()) {
            throw new IOException(trouble.get().getMessage(), trouble.get());
        }
        return kept;
    }

    /// A change that may refuse.
    interface Change<E extends Exception> {
        KeptPlans of(KeptPlans before) throws E;
    }

    /// Changes and saves, all or nothing. Writers wait for each other, also while the file is synced; whoever reads
    /// does not wait.
    synchronized <E extends Exception> KeptPlans change(Change<E> change) throws IOException, E {
        KeptPlans before = kept();
        KeptPlans after = change.of(before);
        if (!after.equals(before)) {
            PrivateFile.replace(file, PlansJson.write(after));
            kept = after;
        }
        return after;
    }
}
