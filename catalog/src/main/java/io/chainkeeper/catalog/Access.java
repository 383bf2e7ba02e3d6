package io.chainkeeper.catalog;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The one way to the database: what goes wrong is a [CatalogException], and what was written is
/// durable.
///
/// The file only grows while it is open, see [CatalogFile]. It is made smaller when it is closed, and
/// in a program that stays now and then, at a moment when nobody uses it; who comes meanwhile waits.
final class Access implements AutoCloseable {
    /// A write takes 16 to 28 KiB, measured; so the file is looked at every 30 MB or so.
    private static final int WRITES_BETWEEN_LOOKS = 1_000;

    private final CatalogFile file;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean changed;
    private JdbcConnectionPool database;
    private Jdbi jdbi;

    /// @param database opened from that file
    /// @param changed  whether opening it has changed it
    Access(CatalogFile file, JdbcConnectionPool database, boolean changed) {
        this.file = file;
        this.changed = changed;
        this.database = database;
        this.jdbi = Jdbi.create(database);
    }

    <T> T read(Function<Handle, T> query) throws CatalogException {
        return used(() -> jdbi.<T, RuntimeException>withHandle(query::apply));
    }

    void write(Consumer<Handle> change) throws CatalogException {
        changed = true;
        used(() -> {
            jdbi.<RuntimeException>useTransaction(change::accept);
            jdbi.<RuntimeException>useHandle(handle -> handle.execute("checkpoint sync"));
            return file;
        });
        if (writes.incrementAndGet() >= WRITES_BETWEEN_LOOKS) {
            makeSmaller();
        }
    }

    private interface Work<T> {
        T done();
    }

    private <T> T used(Work<T> work) throws CatalogException {
        Lock mine = use.readLock();
        mine.lock();
        try {
            return work.done();
        } catch (JdbiException e) {
            throw new CatalogException.Unusable(file.file(), e);
        } finally {
            mine.unlock();
        }
    }

    private void makeSmaller() throws CatalogException {
        Lock alone = use.writeLock();
        if (alone.tryLock()) { // somebody is always allowed to go first: there will be another write
            try {
                database = file.smaller(database);
                jdbi = Jdbi.create(database);
                writes.set(0);
            } finally {
                alone.unlock();
            }
        }
    }

    @Override
    public void close() {
        Lock alone = use.writeLock();
        alone.lock();
        try {
            file.close(database, changed);
            changed = false;
        } finally {
            alone.unlock();
        }
    }
}
