package io.chainkeeper.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final UUID ENGINE = UUID.fromString("7f1c5a36-6f2f-4d7e-9a35-0d7f0b2f6d11");

    @TempDir
    Path temp;

    private Path folder;
    private Path json;
    private SettingsFile settings;

    @BeforeEach
    void nothingSaved() {
        folder = temp.resolve("config/chainkeeper");
        json = folder.resolve("settings.json");
        settings = new SettingsFile(folder);
    }

    private static Settings everythingSet(Settings before) {
        return before.withAppearance(new Appearance(Appearance.Theme.DARK, Optional.of("de"), true))
                .opened(new Connection(
                        ENGINE,
                        "Büro \"Ost\"",
                        Optional.of("https://engine.example/ovirt-engine"),
                        Optional.of("admin@internal"),
                        Optional.of("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
                        Path.of("/backup/büro"),
                        Path.of("/data/catalog")))
                .withLimits(new RunLimits(
                        4,
                        2,
                        new Bandwidth(
                                0, List.of(new Bandwidth.Hours(LocalTime.of(8, 0), LocalTime.of(17, 30), 5 << 20)))))
                .withNotifications(new Notifications(
                        false,
                        Optional.of(new Notifications.Mail(
                                "mail.example",
                                587,
                                Notifications.Mail.Security.STARTTLS,
                                Optional.of("me"),
                                "a@example.org",
                                List.of("b@example.org"))),
                        Optional.of("hooks.example"),
                        Optional.empty(),
                        Optional.of(new Notifications.Weekly(DayOfWeek.FRIDAY, LocalTime.of(16, 45)))))
                .withBackground(new Background(Background.WhenClosed.KEEP_RUNNING));
    }

    @Test
    void standardSettingsHoldUntilSomethingIsSaved() {
        assertThat(settings.current()).isEqualTo(Settings.standard());
        assertThat(settings.trouble()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatIsSavedIsReadByAnother() throws IOException {
        Settings saved = settings.change(SettingsFileTest::everythingSet);
        assertThat(new SettingsFile(folder).current()).isEqualTo(saved).isNotEqualTo(Settings.standard());
    }

    @Test
    void aChangeByAnotherProcessIsSeen() throws IOException {
        SettingsFile another = new SettingsFile(folder);
        settings.change(SettingsFileTest::everythingSet);
        assertThat(another.current().appearance().theme()).isEqualTo(Appearance.Theme.DARK);
        settings.change(before -> before.withAppearance(before.appearance().withTheme(Appearance.Theme.LIGHT)));
        assertThat(another.current().appearance().theme()).isEqualTo(Appearance.Theme.LIGHT);
        assertThat(another.current().connection(ENGINE)).isPresent();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        settings.change(SettingsFileTest::everythingSet);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void savingLeavesNothingBeside() throws IOException {
        settings.change(SettingsFileTest::everythingSet);
        settings.change(before -> before.withBackground(Background.standard()));
        try (var beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("settings.json", "settings.lock");
        }
    }

    @Test
    void whatCannotBeReadIsMovedAsideAndTold() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(json, "{ \"version\": 1, ");
        assertThat(settings.current()).isEqualTo(Settings.standard());
        assertThat(settings.trouble()).get().isInstanceOf(SettingsFile.Trouble.MovedAside.class);
        Path aside = folder.resolve("settings.unreadable-1.json");
        assertThat(aside).content().isEqualTo("{ \"version\": 1, ");
        assertThat(settings.current()).as("still told").isEqualTo(Settings.standard());
        assertThat(settings.trouble()).isPresent();

        settings.change(SettingsFileTest::everythingSet);
        assertThat(settings.trouble()).isEmpty();
        assertThat(aside).content().isEqualTo("{ \"version\": 1, ");
    }

    @Test
    void whatANewerProgramWroteIsNeverSavedOver() throws IOException {
        Files.createDirectories(folder);
        String newer = "{ \"version\": 2, \"appearance\": { \"hologram\": true } }";
        Files.writeString(json, newer);
        assertThat(settings.current()).isEqualTo(Settings.standard());
        assertThat(settings.trouble()).contains(new SettingsFile.Trouble.Newer(json, 2));
        assertThatThrownBy(() -> settings.change(SettingsFileTest::everythingSet))
                .isInstanceOf(IOException.class);
        assertThat(json).content().isEqualTo(newer);
    }

    @Test
    void aMisspeltNameIsToldInsteadOfDoingNothing() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(json, "{ \"version\": 1, \"appearence\": {} }");
        settings.current();
        assertThat(settings.trouble()).get().asString().contains("appearence");
    }

    @Test
    void whatIsLeftOutHasItsStandardValue() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(json, "{ \"version\": 1, \"appearance\": { \"theme\": \"DARK\" } }");
        assertThat(settings.current())
                .isEqualTo(
                        Settings.standard().withAppearance(Appearance.standard().withTheme(Appearance.Theme.DARK)));
        assertThat(settings.trouble()).isEmpty();
    }

    @Test
    void valuesThatMakeNoSenseAreRefused() throws IOException {
        List<String> nonsense = List.of(
                "[]",
                "null",
                "",
                "{}",
                "{\"version\":0}",
                "{\"version\":1,\"version\":1}",
                "{\"version\":1} {}",
                "{\"version\":1,\"limits\":{\"runsAtOnce\":0}}",
                "{\"version\":1,\"limits\":null}",
                "{\"version\":1,\"appearance\":{\"language\":\"??\"}}",
                "{\"version\":1,\"appearance\":{\"theme\":1}}",
                "{\"version\":1,\"connections\":[{\"name\":\"x\"}]}",
                "{\"version\":1,\"notifications\":{\"mail\":{\"host\":\"h\",\"port\":25,\"security\":\"NONE\","
                        + "\"user\":\"u\",\"from\":\"f\",\"to\":[\"t\"]}}}",
                "{\"version\":1,\"x\":" + "[".repeat(100_000));
        for (String each : nonsense) {
            Files.createDirectories(folder);
            Files.writeString(json, each);
            SettingsFile fresh = new SettingsFile(folder);
            assertThat(fresh.current()).as(each).isEqualTo(Settings.standard());
            assertThat(fresh.trouble())
                    .as(each.substring(0, Math.min(80, each.length())))
                    .get()
                    .isInstanceOf(SettingsFile.Trouble.MovedAside.class);
        }
    }

    @Test
    void changesAtTheSameTimeAreAllKept() throws Exception {
        int writers = 6;
        int each = 8;
        AtomicReference<Exception> trouble = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            SettingsFile own = new SettingsFile(folder);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < each; i++) {
                        UUID id = UUID.randomUUID();
                        own.change(before -> before.opened(offline(id)));
                    }
                } catch (IOException e) {
                    trouble.set(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(trouble.get()).isNull();
        assertThat(settings.current().connections()).hasSize(writers * each);
    }

    private static Connection offline(UUID id) {
        return new Connection(
                id, "x", Optional.empty(), Optional.empty(), Optional.empty(), Path.of("/r"), Path.of("/c"));
    }

    @Test
    void theLastOpenedConnectionComesFirst() {
        UUID other = UUID.randomUUID();
        Settings two = Settings.standard()
                .opened(offline(ENGINE))
                .opened(offline(other))
                .opened(offline(ENGINE));
        assertThat(two.connections()).extracting(Connection::id).containsExactly(ENGINE, other);
        assertThat(two.lastConnection()).contains(ENGINE);
        assertThat(two.without(ENGINE).lastConnection()).isEmpty();
    }
}
