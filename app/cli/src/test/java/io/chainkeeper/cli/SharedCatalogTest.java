package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands while a window has the catalog open: it does their work.
class SharedCatalogTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    private Lab lab;
    private Workplace window;

    @BeforeEach
    void openTheWindow() throws Exception {
        lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
        lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 64 * MIB, 6 * MIB, 1)));
        LabAccess.to(lab).write(dir);
        window = Workplace.openOrAttach(
                LabAccess.of(dir).workplace(dir.resolve("repository"), dir.resolve("catalog")), RunnerKind.WINDOW);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        lab.assertClean();
        lab.close();
    }

    @Test
    void theWholeWayWorksThroughTheWindow() throws Exception {
        assertThat(Spoken.say("vms", "--lab", dir).endsWith(ExitCode.DONE).out())
                .contains("web01");
        Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);
        assertThat(window.points()).hasSize(1);
        assertThat(window.recentRuns()).hasSize(1);

        String point = Spoken.say("points", "web01", "--lab", dir, "--json")
                .endsWith(ExitCode.DONE)
                .json()
                .at("/points/0/id")
                .asText();
        Spoken.say("verify", point, "--lab", dir).endsWith(ExitCode.DONE);
        Path files = dir.resolve("restored");
        Spoken.say("restore", point, "--to-folder", files, "--lab", dir).endsWith(ExitCode.DONE);
        try (var inside = Files.list(files)) {
            assertThat(inside).hasSize(1);
        }
        Spoken.say("restore", point, "--to-vm", "web01-again", "--lab", dir).endsWith(ExitCode.DONE);
        assertThat(lab.vm("web01-again").disk().size()).isEqualTo(64 * MIB);
    }

    @Test
    void anotherEngineIsNotTakenForTheWindows() {
        var spoken = Spoken.say(
                "vms",
                "--engine",
                "engine.example",
                "--user",
                "admin@internal",
                "--repository",
                dir.resolve("repository"),
                "--catalog",
                dir.resolve("catalog"));
        spoken.endsWith(ExitCode.UNREACHABLE);
        assertThat(spoken.err()).contains("CK-0204", "engine.example");
    }
}
