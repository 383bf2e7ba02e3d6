package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    private Lab lab;

    @BeforeEach
    void openTheLab() throws IOException {
        lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
        lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 2 * MIB, MIB, 1)));
        LabAccess.to(lab).write(dir);
    }

    @AfterEach
    void closeTheLab() throws IOException {
        lab.close();
    }

    @Test
    void aCheckpointThatNoPointStandsOnIsNamedWithItsAgeAndTheStepsThatEndIt() throws Exception {
        Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);
        Files.move(dir.resolve("repository").resolve("vms"), dir.resolve("elsewhere"));

        assertThat(Spoken.say("doctor", "--lab", dir).endsWith(ExitCode.FAILED).out())
                .contains(
                        "A checkpoint of web01",
                        "ago",
                        "remove it: DELETE /ovirt-engine/api/vms/"
                                + lab.vm("web01").id() + "/checkpoints/",
                        "2 findings.");
        JsonNode json = Spoken.say("doctor", "--lab", dir, "--json")
                .endsWith(ExitCode.FAILED)
                .json();
        assertThat(json.at("/findings"))
                .extracting(found ->
                        found.at("/kind").asText() + " " + found.at("/remedy").asText())
                .containsExactlyInAnyOrder("other_checkpoint by_hand", "vanished_point rebuild");
    }

    @Test
    void cleaningWritesACatalogAnewThatHadLostAPointAndThenFindsNothing() throws Exception {
        Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);
        Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);
        try (Catalog catalog = Catalog.open(dir.resolve("catalog"))) {
            catalog.forget(catalog.points().getLast().point());
        }

        assertThat(Spoken.say("doctor", "--lab", dir).endsWith(ExitCode.FAILED).out())
                .contains("the catalog does not know", "chainkeeper doctor --clean", "1 finding.");
        assertThat(Spoken.say("doctor", "--lab", dir, "--clean")
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("the catalog does not know")
                .endsWith("1 VM and 2 points looked at: nothing is left behind.\n");
        assertThat(Spoken.say("doctor", "--lab", dir).endsWith(ExitCode.DONE).out())
                .isEqualTo("1 VM and 2 points looked at: nothing is left behind.\n");
    }
}
