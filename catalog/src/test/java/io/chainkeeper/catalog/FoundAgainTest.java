package io.chainkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file holds at any moment, as a program finds it that is started after another was killed.
class FoundAgainTest {
    private static final int WRITES = 60;

    @TempDir
    Path folder;

    /// The database lets room rest for 45 seconds before it writes there again; here for none.
    private void letNoRoomRest() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(CatalogFile.address(file()) + CatalogFile.APPENDING, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set retention_time 0");
        }
    }

    private Path file() {
        return folder.resolve("catalog").resolve(CatalogFile.NAME);
    }

    @Test
    void everyEntryOfTheJournalIsFoundByWhoComesAfterAKillAlsoInAFileThatIsNoLongerYoung() throws Exception {
        for (int life = 0; life < 3; life++) {
            try (Catalog catalog = Catalog.open(file().getParent())) {
                letNoRoomRest();
                for (int i = 0; i < WRITES; i++) {
                    assertThat(foundByTheNext(intended(catalog)))
                            .as("entry %s of life %s", i, life)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aFileThatGrewIsMadeSmallerWhileItIsUsedAndWhenItIsOpened() throws Exception {
        List<UUID> things = new ArrayList<>();
        try (Catalog catalog = Catalog.open(file().getParent())) {
            long most = 0;
            for (int i = 0; i < 1500; i++) {
                things.add(intended(catalog));
                most = Math.max(most, Files.size(file()));
            }
            assertThat(most).isGreaterThan(8 << 20);
            assertThat(Files.size(file())).as("while it is used").isLessThan(most);
            assertThat(ids(catalog)).containsExactlyInAnyOrderElementsOf(things);
        }
        try (Catalog catalog = Catalog.open(file().getParent())) {
            assertThat(Files.size(file())).as("when it is opened").isLessThan(2 << 20);
            assertThat(catalog.opened()).isEqualTo(new Opened.Found());
            assertThat(ids(catalog)).containsExactlyInAnyOrderElementsOf(things);
        }
        try (Stream<Path> left = Files.list(file().getParent())) {
            assertThat(left).containsExactly(file());
        }
    }

    private static List<UUID> ids(Catalog catalog) throws CatalogException {
        return catalog.unsettled().stream().map(JournalEntry::id).toList();
    }

    private static UUID intended(Catalog catalog) throws CatalogException {
        UUID thing = UUID.randomUUID();
        catalog.intend(new JournalEntry(UUID.randomUUID(), ThingKind.BACKUP, thing, UUID.randomUUID(), Instant.EPOCH));
        return thing;
    }

    private boolean foundByTheNext(UUID thing) throws Exception {
        Path next = Files.createTempDirectory(folder, "next");
        Files.copy(file(), next.resolve(CatalogFile.NAME));
        try (Catalog catalog = Catalog.open(next)) {
            return catalog.unsettled().stream().anyMatch(entry -> entry.id().equals(thing));
        }
    }
}
