package io.chainkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file holds at any moment, as a program finds it that is started after another was killed.
class FoundAgainTest {
    private static final int WRITES = 60;

    @TempDir
    Path folder;

    /// The database lets room rest for 45 seconds before it writes there again; here for none.
    private void letNoRoomRest() throws Exception {
        try (Connection connection = DriverManager.getConnection(CatalogFile.address(file()), "sa", "");
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
                    UUID thing = UUID.randomUUID();
                    catalog.intend(new JournalEntry(
                            UUID.randomUUID(), ThingKind.BACKUP, thing, UUID.randomUUID(), Instant.EPOCH));
                    assertThat(foundByTheNext(thing)).as("entry %s of life %s", i, life).isTrue();
                }
            }
        }
    }

    private boolean foundByTheNext(UUID thing) throws Exception {
        Path next = Files.createTempDirectory(folder, "next");
        Files.copy(file(), next.resolve(CatalogFile.NAME));
        try (Catalog catalog = Catalog.open(next)) {
            return catalog.unsettled().stream().anyMatch(entry -> entry.id().equals(thing));
        }
    }
}
