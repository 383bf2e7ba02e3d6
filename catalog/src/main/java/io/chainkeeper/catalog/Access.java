package io.chainkeeper.catalog;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The one way to the database: what goes wrong is a [CatalogException], and what was written is durable.
///
/// @param file named in exceptions
/// @param jdbi the database
record Access(Path file, Jdbi jdbi) {
    <T> T read(Function<Handle, T> query) throws CatalogException {
        try {
            return jdbi.<T, RuntimeException>withHandle(query::apply);
        } catch (JdbiException e) {
            throw new CatalogException.Unusable(file, e);
        }
    }

    void write(Consumer<Handle> change) throws CatalogException {
        try {
            jdbi.<RuntimeException>useTransaction(change::accept);
            jdbi.<RuntimeException>useHandle(handle -> handle.execute("checkpoint sync"));
        } catch (JdbiException e) {
            throw new CatalogException.Unusable(file, e);
        }
    }
}
