package io.chainkeeper.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.setup.SetUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpTest {
    @TempDir
    Path dir;

    private static Connection connection(String name) {
        return new Connection(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Path.of("/r"),
                Path.of("/c"));
    }

    @Test
    void whatWasWrittenHereIsTakenOverThere() throws Exception {
        Plan plan = Plan.draft(
                "nightly",
                new Selection.Vms(Set.of(new UUID(1, 2))),
                new When.Daily(LocalTime.of(20, 0)),
                ZoneId.of("Europe/Berlin"));
        Settings there = Settings.standard()
                .withAppearance(Appearance.standard().withTheme(Appearance.Theme.DARK))
                .opened(connection("office"));
        Path file = dir.resolve("set-up.json");
        new SetUp(there, List.of(plan)).write(file);

        SetUp read = SetUp.read(file);
        assertThat(read.plans()).containsExactly(plan);
        Settings here = read.over(Settings.standard().opened(connection("home")));
        assertThat(here.appearance().theme()).isEqualTo(Appearance.Theme.DARK);
        assertThat(here.connections()).extracting(Connection::name).containsExactly("home", "office");
        assertThat(here.lastConnection()).contains(connection("home").id());
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        Path file = dir.resolve("x.json");
        for (String text : List.of("", "{}", "[]", "{\"program\":\"other\",\"settings\":null,\"plans\":\"\"}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> SetUp.read(file)).as(text).isInstanceOf(IOException.class);
        }
    }
}
