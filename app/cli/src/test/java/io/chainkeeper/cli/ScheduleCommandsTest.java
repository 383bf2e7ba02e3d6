package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans by commands alone, against the lab over HTTPS.
class ScheduleCommandsTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    private Lab lab;

    @BeforeEach
    void openTheLab() throws IOException {
        lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
        lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 16 * MIB, MIB, 1))
                .tagged("gold"));
        lab.add(VmSpec.up("web02", DiskSpec.seeded("web02_Disk1", 16 * MIB, MIB, 2))
                .tagged("gold"));
        lab.add(VmSpec.up("db01", DiskSpec.seeded("db01_Disk1", 16 * MIB, MIB, 3)));
        LabAccess.to(lab).write(dir);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws IOException {
        lab.assertClean();
        lab.close();
    }

    private Spoken schedule(Object... words) {
        List<Object> all = new ArrayList<>(List.of("schedule"));
        all.addAll(List.of(words));
        all.addAll(List.of("--lab", dir));
        return Spoken.say(all.toArray());
    }

    private JsonNode json(Object... words) throws Exception {
        List<Object> all = new ArrayList<>(List.of(words));
        all.add("--json");
        return schedule(all.toArray()).endsWith(ExitCode.DONE).json();
    }

    @Test
    void aPlanIsAddedShownChangedRunAndRemoved() throws Exception {
        JsonNode added = json(
                "add",
                "every night",
                "--tag",
                "gold",
                "--daily",
                "--at",
                "20:00",
                "--zone",
                "Europe/Berlin",
                "--keep",
                "daily=7,weekly=4",
                "--full-every",
                7,
                "--only-between",
                "20:00-06:00");
        assertThat(added.at("/when/kind").asText()).isEqualTo("daily");
        assertThat(added.at("/tag").asText()).isEqualTo("ck-plan-every_night");
        assertThat(added.at("/keep/weekly").asInt()).isEqualTo(4);

        assertThat(schedule("show", "EVERY NIGHT").endsWith(ExitCode.DONE).out())
                .contains("every day at 20:00 (Europe/Berlin)", "every VM tagged gold", "full every 7 points");
        assertThat(json("next", "every night", "-n", 3).at("/next"))
                .hasSize(3)
                .allMatch(date -> date.asText().contains("T20:00"));

        JsonNode ran = json("run", "every night");
        assertThat(ran.at("/runs"))
                .hasSize(2)
                .allMatch(run -> run.at("/outcome").asText().equals("completed"));
        assertThat(json("run", "every night", "--missing").at("/runs")).isEmpty();

        JsonNode changed = json("change", "every night", "--weekly", "mon,thu", "--rename", "twice", "--vm", "db01");
        assertThat(changed.at("/when/days")).hasSize(2);
        assertThat(changed.at("/when/at").asText()).isEqualTo("20:00");
        assertThat(changed.at("/what/kind").asText()).isEqualTo("vms");
        assertThat(changed.at("/how/fullEvery").asInt()).isEqualTo(7);
        assertThat(changed.at("/id")).isEqualTo(added.at("/id"));

        assertThat(schedule("list").endsWith(ExitCode.DONE).out()).contains("twice", "Monday, Thursday", "1 listed");
        schedule("remove", "twice").endsWith(ExitCode.DONE);
        assertThat(json("list").at("/plans")).isEmpty();
        assertThat(Spoken.say("points", "--lab", dir).endsWith(ExitCode.DONE).out())
                .contains("web01", "web02");
    }

    @Test
    void aPauseIsToldUntilItEnds() throws Exception {
        json("add", "p", "--name-pattern", "*", "--every", 3, "--between", "20:00-06:00");
        assertThat(json("pause", "--until", "2199-12-24T18:00").at("/until").asText())
                .startsWith("2199-12-24T");
        assertThat(json("list").at("/plans/0/hold/kind").asText()).isEqualTo("PAUSED");
        schedule("resume").endsWith(ExitCode.DONE);
        assertThat(json("list").at("/plans/0/hold").isMissingNode()).isTrue();
    }

    @Test
    void aRuleIsPreviewedOnThePointsOfAVm() throws Exception {
        for (int i = 0; i < 2; i++) {
            Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);
        }
        JsonNode preview = json("preview", "web01", "--keep", "last=1");
        assertThat(preview.at("/points/0/stays").asBoolean()).isFalse();
        assertThat(preview.at("/points/0/bytesMerged").asLong()).isPositive();
        assertThat(preview.at("/points/1/because/0").asText()).isEqualTo("LAST");
        assertThat(schedule("preview", "web01", "--keep", "everything").out()).contains("Nothing was deleted");
    }

    @Test
    void whatIsWrongIsSaidWithWhatIsExpected() {
        assertThat(schedule("show", "none").endsWith(ExitCode.NOT_FOUND).err()).contains("no plan \"none\"");
        assertThat(schedule("add", "p").endsWith(ExitCode.USAGE).err()).contains("--name-pattern");
        assertThat(schedule("add", "p", "--vm", "nobody")
                        .endsWith(ExitCode.NOT_FOUND)
                        .err())
                .contains("nobody");
        assertThat(schedule("add", "p", "--tag", "t", "--daily", "--manual")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("--weekly");
        assertThat(schedule("add", "p", "--tag", "t", "--at", "25:00")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("20:00");
        assertThat(schedule("add", "p", "--tag", "t", "--zone", "Mars/Base")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("Europe/Berlin");
        assertThat(schedule("add", "p", "--tag", "t", "--keep", "hourly=3")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("last=3");
        schedule("add", "p", "--tag", "t").endsWith(ExitCode.DONE);
        assertThat(schedule("add", "P", "--tag", "t").err()).contains("CK-0702");
    }
}
