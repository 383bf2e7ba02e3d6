package io.chainkeeper.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// The numbered migrations, oldest first.
///
/// They are named here, one by one, and read through this module's own class loader: scanning the class path
/// sees nothing inside a named module, and a migration that is silently not found would be an empty catalog.
record Schema(List<Migration> migrations) {
    /// The migrations of this program.
    static final Schema NEWEST = new Schema(List.of(
            Migration.resource("V1__points_runs_and_journal.sql"),
            Migration.resource("V2__what_runs_went_through.sql"),
            Migration.resource("V3__slots_of_plans.sql"),
            Migration.resource("V4__backups_that_can_go_on.sql")));

    /// One migration: its file name, which carries number and title, and its SQL.
    record Migration(String name, String sql) {
        static Migration resource(String name) {
            try (InputStream in = Schema.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is not in the program");
                }
                return new Migration(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Pattern NEW_TABLE = Pattern.compile("(?im)^\\s*create table (\\w+)");

    /// The tables that there have to be. Damage can take a table away from the database's own list.
    List<String> tables() {
        return migrations.stream()
                .flatMap(migration -> NEW_TABLE.matcher(migration.sql()).results())
                .map(found -> found.group(1))
                .toList();
    }

    /// Copies the list.
    Schema {
        migrations = List.copyOf(migrations);
    }

    /// Where a database stands compared with these migrations.
    ///
    /// @param applied the newest version that was applied, if any
    /// @param newest  the newest version there is here
    /// @param pending whether some of these are still to be applied
    record Standing(Optional<MigrationVersion> applied, MigrationVersion newest, boolean pending) {
        boolean isNewerThanUs() {
            return applied.isPresent() && applied.get().compareTo(newest) > 0;
        }
    }

    Standing standing(DataSource database) {
        var info = flyway(database).info();
        MigrationVersion newest = Stream.of(info.all())
                .filter(m -> migrations.stream().anyMatch(ours -> ours.name().equals(m.getScript())))
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow(() -> new IllegalStateException("the migrations were not found"));
        Optional<MigrationVersion> applied = Optional.ofNullable(info.current()).map(MigrationInfo::getVersion);
        return new Standing(applied, newest, info.pending().length > 0);
    }

    void migrate(DataSource database) {
        flyway(database).migrate();
    }

    private Flyway flyway(DataSource database) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .resourceProvider(new Named(migrations))
                .javaMigrationClassProvider(List::of)
                .locations(new String[0])
                .loggers("slf4j")
                .cleanDisabled(true)
                .load();
    }

    private record Named(List<Migration> migrations) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return migrations.stream()
                    .filter(m -> m.name().equals(name))
                    .map(Script::new)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return migrations.stream()
                    .filter(m ->
                            m.name().startsWith(prefix) && Stream.of(suffixes).anyMatch(m.name()::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final Migration migration;

        Script(Migration migration) {
            this.migration = migration;
        }

        @Override
        public Reader read() {
            return new StringReader(migration.sql());
        }

        @Override
        public String getAbsolutePath() {
            return migration.name();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return migration.name();
        }

        @Override
        public String getFilename() {
            return migration.name();
        }

        @Override
        public String getRelativePath() {
            return migration.name();
        }
    }
}
