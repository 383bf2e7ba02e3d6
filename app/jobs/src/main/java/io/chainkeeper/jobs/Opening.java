package io.chainkeeper.jobs;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.WorkplaceOptions.EngineAccess;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.Memory;
import io.chainkeeper.repository.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the three parts of a workplace, or none of them.
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final WorkplaceOptions options;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Opening(WorkplaceOptions options) {
        this.options = options;
    }

    Bench bench() throws WorkplaceException {
        boolean whole = false;
        try {
            Path folder = options.repository();
            Catalog catalog;
            Repository repository;
            if (Repository.isNew(folder)) {
                catalog = catalog();
                refuseIfItWasUsed(catalog);
                repository = kept(Repository.create(folder));
            } else {
                repository = kept(Repository.open(folder));
                catalog = catalog();
            }
            if (catalog.points().isEmpty()) {
                // New, or replaced because it was damaged: the manifests know everything.
                catalog.replaceAll(
                        repository.scan().points().stream().map(Memory::of).toList());
            }
            Optional<Engine> engine = engine();
            whole = true;
            return new Bench(engine, repository, catalog, options.limits(), options.clock());
        } catch (IOException e) {
            throw new WorkplaceException(Failures.of(e, options.repository()), e);
        } catch (CatalogException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } catch (EngineException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } finally {
            if (!whole) {
                opened.forEach(Opening::close);
            }
        }
    }

    private Catalog catalog() throws CatalogException {
        return kept(Catalog.open(options.catalogFolder(), options.clock()));
    }

    private <T extends AutoCloseable> T kept(T part) {
        opened.push(part);
        return part;
    }

    /// A mount point without its drive looks like a new folder. A repository that is made there would take the
    /// place of the one that comes back.
    private static void refuseIfItWasUsed(Catalog catalog) throws IOException, CatalogException {
        int points = catalog.points().size();
        if (points > 0) {
            throw new IOException("it is missing or empty, but " + points + " points were kept in it");
        }
        if (!catalog.begunBackups().all().isEmpty()) {
            throw new IOException("it is missing or empty, but a backup was begun in it");
        }
    }

    private Optional<Engine> engine() throws EngineException {
        if (options.engine().isEmpty()) {
            return Optional.empty();
        }
        EngineAccess access = options.engine().get();
        return Optional.of(Engine.connect(
                access.address(),
                access.ca(),
                access.login(),
                options.limits().servers().ofEngine()));
    }

    /// Closes a part; the others must be closed whatever this one says.
    static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} was not closed properly", part.getClass().getSimpleName(), e);
        }
    }
}
