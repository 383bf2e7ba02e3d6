package io.chainkeeper.catalog;

import io.chainkeeper.catalog.CatalogException.AnotherProcess;
import io.chainkeeper.catalog.CatalogException.MigrationFailed;
import io.chainkeeper.catalog.CatalogException.Unusable;
import io.chainkeeper.catalog.CatalogException.WrittenByNewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the database file, and decides what to do with one that is old, newer than us, half migrated or damaged.
final class CatalogFile {
    /// An open file and how it was found.
    record Ready(JdbcConnectionPool database, Opened opened) {}

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFile.class);

    static final String NAME = "catalog.mv.db";

    /// `WRITE_DELAY=0`: with the default, killing the process lost acknowledged commits in every trial; with
    /// 0, in none of 200. `DB_CLOSE_ON_EXIT=FALSE`: closing is our business, a shutdown hook would race with
    /// it.
    private static final String SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000";

    /// While it works the database only appends. When it writes where it has written before, as it
    /// does from the 45th second on, H2 2.5.252 leaves a header that does not lead to what is new:
    /// after a kill, acknowledged commits are not found again.
    static final String APPENDING = ";REUSE_SPACE=FALSE";

    /// Below so many bytes it does not matter how much of the file is in use.
    private static final long SMALL = 8 << 20;

    /// In percent.
    private static final int LITTLE_USED = 50;

    /// Every thread needs one for the moment of a statement only; more would wait, not fail.
    private static final int CONNECTIONS = 16;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path file;
    private final InstantSource clock;
    private final Schema schema;
    private final StandbyCopy copy;

    CatalogFile(Path folder, InstantSource clock, Schema schema) {
        this.folder = folder.toAbsolutePath().normalize();
        this.file = this.folder.resolve(NAME);
        this.clock = clock;
        this.schema = schema;
        this.copy = new StandbyCopy(file);
    }

    Path file() {
        return file;
    }

    /// For the owner alone, wherever folders have owners: the catalog names every machine of a company.
    private void makeFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    Ready open() throws CatalogException {
        // The database's address is text in which a semicolon begins a setting: such a folder cannot be named in it.
        if (file.toString().indexOf(';') >= 0) {
            throw new Unusable(file, new IOException("the path contains a semicolon"));
        }
        try {
            makeFolder();
            if (Files.notExists(file) && !copy.exists()) {
                return new Ready(create(), new Opened.Created());
            }
            try {
                return existing();
            } catch (Damage damage) {
                Path aside = moveAside();
                return new Ready(create(), new Opened.Replaced(aside, damage.reason));
            }
        } catch (IOException e) {
            throw new Unusable(file, e);
        }
    }

    private JdbcConnectionPool create() throws CatalogException {
        try {
            return opened(database -> schema.migrate(database));
        } catch (Damage damage) {
            throw new Unusable(file, damage);
        }
    }

    private Ready existing() throws CatalogException, IOException, Damage {
        putBackWhatWasInterrupted();
        var how = new Opened[] {new Opened.Found()};
        var old = new Schema.Standing[1];
        JdbcConnectionPool database = smaller(opened(d -> old[0] = standing(d)));
        if (old[0].pending()) {
            database.dispose();
            database = migrated();
            how[0] = new Opened.Migrated(
                    old[0].applied().orElseThrow().toString(), old[0].newest().toString());
        }
        return new Ready(database, how[0]);
    }

    /// A copy from before a change is there: that change never ended, and what it left is half of it.
    private void putBackWhatWasInterrupted() throws CatalogException, IOException {
        if (!copy.exists()) {
            return;
        }
        try {
            opened(_ -> {}).dispose(); // whoever can open it owns it: the change is not going on elsewhere
        } catch (Damage _) {
            // Then the copy is wanted all the more.
        }
        copy.putBack();
    }

    /// The database commits each change of the schema by itself, so a failed migration cannot be rolled back:
    /// the file as it was is copied before and comes back.
    private JdbcConnectionPool migrated() throws CatalogException, IOException, Damage {
        copy.take();
        try {
            JdbcConnectionPool database = opened(d -> {
                schema.migrate(d);
                readThrough(d);
            });
            copy.discard();
            return database;
        } catch (Unusable | Damage e) {
            copy.putBack();
            throw new MigrationFailed(file, e);
        }
    }

    /// Makes the file smaller if most of it is not in use any more.
    ///
    /// @param database nobody uses it now
    /// @return the database to use from now on
    JdbcConnectionPool smaller(JdbcConnectionPool database) throws CatalogException {
        try {
            if (Files.size(file) < SMALL || usedPercent(database) >= LITTLE_USED) {
                return database;
            }
            close(database, true);
            putBackWhatWasInterrupted();
            return opened(_ -> {});
        } catch (IOException | SQLException | Damage e) {
            throw new Unusable(file, e);
        }
    }

    /// Closes the database. What is not in use any more goes, so that no damage can ever bring back
    /// what was true before.
    ///
    /// @param changed whether anything was written since it was opened
    void close(JdbcConnectionPool database, boolean changed) {
        database.dispose();
        if (changed) {
            try {
                compact();
            } catch (IOException e) {
                LOG.warn("the catalog stays as large as it was", e);
            }
        }
    }

    /// Makes the file, which is closed, as small as what is in it. A copy stands by meanwhile: if
    /// this does not end, or not well, whoever opens the file next puts it back, whichever program
    /// that is. It is taken by who has the file open, so that nobody writes into it then.
    private void compact() throws IOException {
        try (Connection alone = DriverManager.getConnection(address(file), "sa", "");
                Statement statement = alone.createStatement()) {
            copy.take();
            statement.execute("shutdown compact");
            copy.discard();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static int usedPercent(JdbcConnectionPool database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rate = statement.executeQuery("select setting_value from information_schema.settings"
                        + " where setting_name = 'info.CHUNKS_FILL_RATE'")) {
            return rate.next() ? Integer.parseInt(rate.getString(1)) : 100;
        }
    }

    private Schema.Standing standing(JdbcConnectionPool database) throws CatalogException, SQLException, Damage {
        Schema.Standing standing = schema.standing(database);
        if (standing.isNewerThanUs()) {
            throw new WrittenByNewer(file, standing.applied().orElseThrow().toString());
        }
        if (standing.applied().isEmpty()) {
            throw new Damage("it has no finished schema");
        }
        if (!standing.pending()) {
            readThrough(database);
        }
        return standing;
    }

    /// Damage in a page shows only when that page is read, so every row of every table that there has to be is
    /// read once. A catalog is small.
    private void readThrough(JdbcConnectionPool database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : schema.tables()) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            rows.getObject(column);
                        }
                    }
                }
            }
        }
    }

    private interface Use {
        void accept(JdbcConnectionPool database) throws CatalogException, SQLException, Damage;
    }

    /// Opens the file, does something with it, and hands it out open; closes it again when that fails.
    private JdbcConnectionPool opened(Use use) throws CatalogException, Damage {
        JdbcConnectionPool database = JdbcConnectionPool.create(address(file) + APPENDING, "sa", "");
        database.setMaxConnections(CONNECTIONS);
        boolean good = false;
        try {
            database.getConnection().close();
            use.accept(database);
            good = true;
            return database;
        } catch (SQLException | FlywayException | MVStoreException e) {
            if (DatabaseTrouble.inUse(e)) {
                throw new AnotherProcess(file, e);
            }
            if (DatabaseTrouble.damaged(e)) {
                throw new Damage(String.valueOf(e.getMessage()));
            }
            throw new Unusable(file, e);
        } finally {
            if (!good) {
                database.dispose();
            }
        }
    }

    /// The database's address for such a file.
    static String address(Path file) {
        String path = file.toString();
        return "jdbc:h2:file:" + path.substring(0, path.length() - ".mv.db".length()) + SETTINGS;
    }

    private Path moveAside() throws IOException {
        String name = "catalog-damaged-" + STAMP.format(clock.instant());
        Path aside = folder.resolve(name + ".mv.db");
        for (int again = 2; Files.exists(aside); again++) {
            aside = folder.resolve(name + "-" + again + ".mv.db");
        }
        Files.move(file, aside);
        return aside;
    }

    /// The file cannot be read as a catalog. Never leaves this class.
    private static final class Damage extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Damage(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
