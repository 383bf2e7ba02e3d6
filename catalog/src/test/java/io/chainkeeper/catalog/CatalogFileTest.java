package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.chainkeeper.catalog.Schema.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFileTest {
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Schema WITH_NOTES = newer(
            new Migration("V1000__notes.sql", "create table note (id uuid primary key, words varchar not null);"));
    private static final Schema BROKEN_HALFWAY = newer(new Migration(
            "V1000__broken.sql",
            "create table half (id uuid primary key); delete from kept_point; insert into nowhere;"));

    private final UUID vm = UUID.randomUUID();

    @TempDir
    Path folder;

    private static Schema newer(Migration migration) {
        List<Migration> all = new ArrayList<>(Schema.NEWEST.migrations());
        all.add(migration);
        return new Schema(all);
    }

    /// The number of this program's last migration.
    private static String newest() {
        String name = Schema.NEWEST.migrations().getLast().name();
        return name.substring(1, name.indexOf("__"));
    }

    private List<KeptPoint> keepSome(int count) throws Exception {
        List<KeptPoint> points = IntStream.range(0, count)
                .mapToObj(i -> Some.point(vm, NOON.plusSeconds(i), Some.full(), Some.full()))
                .toList();
        try (Catalog catalog = Catalog.open(folder)) {
            catalog.replaceAll(points);
        }
        return points;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private Path file() {
        return folder.resolve("catalog.mv.db");
    }

    @Test
    void aNewCatalogSaysThatItIsNew() throws Exception {
        try (Catalog catalog = Catalog.open(folder.resolve("deep/er"))) {
            assertThat(catalog.opened()).isEqualTo(new Opened.Created());
            assertThat(catalog.points()).isEmpty();
        }
    }

    @Test
    void anOlderSchemaIsBroughtUpToDateAndKeepsItsPoints() throws Exception {
        List<KeptPoint> points = keepSome(3);
        try (Catalog catalog = Catalog.open(folder, CLOCK, WITH_NOTES)) {
            assertThat(catalog.opened()).isEqualTo(new Opened.Migrated(newest(), "1000"));
            assertThat(catalog.points()).isEqualTo(points);
        }
        assertThat(files()).containsExactly("catalog.mv.db");
    }

    @Test
    void aFailedMigrationPutsTheFileBackAsItWas() throws Exception {
        List<KeptPoint> points = keepSome(3);
        assertThatThrownBy(() -> Catalog.open(folder, CLOCK, BROKEN_HALFWAY))
                .isInstanceOf(CatalogException.MigrationFailed.class);
        assertThat(files()).containsExactly("catalog.mv.db");
        try (Catalog catalog = Catalog.open(folder)) {
            assertThat(catalog.opened()).isEqualTo(new Opened.Found());
            assertThat(catalog.points()).isEqualTo(points);
        }
    }

    @Test
    void aMigrationThatTheProgramDidNotSurviveIsUndoneAtTheNextStart() throws Exception {
        List<KeptPoint> points = keepSome(3);
        byte[] before = Files.readAllBytes(file());
        keepSome(0); // the half migrated file can still be opened, and is not what it was
        Files.write(folder.resolve("catalog-before-migration.mv.db"), before);
        try (Catalog catalog = Catalog.open(folder)) {
            assertThat(catalog.points()).isEqualTo(points);
        }
        assertThat(files()).containsExactly("catalog.mv.db");
    }

    @Test
    void aMigrationThatLeftNoDatabaseAtAllIsUndoneToo() throws Exception {
        List<KeptPoint> points = keepSome(3);
        Files.copy(file(), folder.resolve("catalog-before-migration.mv.db"));
        Files.write(file(), new byte[4096]);
        try (Catalog catalog = Catalog.open(folder)) {
            assertThat(catalog.points()).isEqualTo(points);
        }
        assertThat(files()).containsExactly("catalog.mv.db");
    }

    @Test
    void aCopyThatWasNotCompletedIsNotUsed() throws Exception {
        List<KeptPoint> points = keepSome(3);
        Files.write(folder.resolve("catalog-before-migration.part"), new byte[100]);
        try (Catalog catalog = Catalog.open(folder, CLOCK, WITH_NOTES)) {
            assertThat(catalog.points()).isEqualTo(points);
        }
        assertThat(files()).containsExactly("catalog.mv.db");
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws Exception {
        keepSome(2);
        Catalog.open(folder, CLOCK, WITH_NOTES).close();
        assertThatThrownBy(() -> Catalog.open(folder))
                .asInstanceOf(type(CatalogException.WrittenByNewer.class))
                .extracting(CatalogException.WrittenByNewer::version)
                .isEqualTo("1000");
        try (Catalog catalog = Catalog.open(folder, CLOCK, WITH_NOTES)) {
            assertThat(catalog.opened()).isEqualTo(new Opened.Found());
            assertThat(catalog.points()).hasSize(2);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsMovedAsideAndTold() throws Exception {
        Files.writeString(file(), "this is no database, however long it is looked at\n".repeat(500));
        try (Catalog catalog = Catalog.open(folder, CLOCK)) {
            assertThat(catalog.opened())
                    .asInstanceOf(type(Opened.Replaced.class))
                    .extracting(Opened.Replaced::damaged)
                    .isEqualTo(folder.resolve("catalog-damaged-20260329T120000Z.mv.db"));
            assertThat(catalog.points()).isEmpty();
        }
        assertThat(files()).containsExactly("catalog-damaged-20260329T120000Z.mv.db", "catalog.mv.db");
    }

    @Test
    void aSecondDamageInTheSameSecondKeepsBothFiles() throws Exception {
        for (int i = 0; i < 2; i++) {
            Files.writeString(file(), "no database");
            Catalog.open(folder, CLOCK).close();
        }
        assertThat(files())
                .containsExactly(
                        "catalog-damaged-20260329T120000Z-2.mv.db",
                        "catalog-damaged-20260329T120000Z.mv.db",
                        "catalog.mv.db");
    }

    @Test
    void anEmptyFileIsReplaced() throws Exception {
        Files.write(file(), new byte[0]);
        try (Catalog catalog = Catalog.open(folder, CLOCK)) {
            assertThat(catalog.opened()).isInstanceOf(Opened.Replaced.class);
        }
    }

    @Test
    void whereverTheFileIsCutTheCatalogOpensAndSaysSoOrHasEveryPoint() throws Exception {
        List<KeptPoint> points = keepSome(200);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length += Math.max(4096, whole.length / 24)) {
            damaged(Arrays.copyOf(whole, length), points, "cut to " + length);
        }
    }

    @Test
    void whereverAPageIsOverwrittenTheCatalogOpensAndSaysSoOrHasEveryPoint() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<KeptPoint> points = keepSome(200);
        byte[] whole = Files.readAllBytes(file());
        for (int round = 0; round < 24; round++) {
            byte[] bytes = whole.clone();
            int page = random.nextInt(whole.length / 4096);
            for (int i = page * 4096; i < page * 4096 + 4096; i++) {
                bytes[i] = (byte) random.nextInt();
            }
            damaged(bytes, points, "seed " + seed + ", page " + page);
        }
    }

    private void damaged(byte[] content, List<KeptPoint> points, String how) throws Exception {
        Files.write(file(), content);
        try (Catalog catalog = Catalog.open(folder, CLOCK)) {
            if (catalog.opened() instanceof Opened.Found) {
                assertThat(catalog.points()).as(how).isEqualTo(points);
            } else {
                assertThat(catalog.opened()).as(how).isInstanceOf(Opened.Replaced.class);
                assertThat(catalog.points()).as(how).isEmpty();
                catalog.replaceAll(points);
                assertThat(catalog.points()).as(how).isEqualTo(points);
            }
        }
        for (String name : files()) {
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void aFolderWithASemicolonCannotSmuggleSettingsIn() {
        assertThatThrownBy(() -> Catalog.open(folder.resolve("a;INIT=create table x(y int)")))
                .isInstanceOf(CatalogException.Unusable.class);
    }

    @Test
    void aFileInTheFoldersPlaceIsTroubleAndNoDamage() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Catalog.open(folder.resolve("file"))).isInstanceOf(CatalogException.Unusable.class);
    }
}
