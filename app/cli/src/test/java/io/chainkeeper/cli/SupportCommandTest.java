package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.cli.log.RedactedLayout;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportCommandTest {
    @TempDir
    Path dir;

    @Test
    void aBundleIsListedShownAndOnlyThenWritten() throws Exception {
        Path log = Files.writeString(dir.resolve("log"), "12:00 Authorization: Bearer canary-canary\nall else\n");
        Path file = dir.resolve("support.zip");
        try (Lab lab = Lab.start(LabOptions.fast(dir.resolve("lab")))) {
            lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 2 << 20, 1 << 20, 1)));
            LabAccess.to(lab).write(dir);
            Spoken.say("backup", "web01", "--lab", dir).endsWith(ExitCode.DONE);

            assertThat(Spoken.say("support", "--lab", dir, "--log", log, "--out", file, "--list")
                            .endsWith(ExitCode.DONE)
                            .out())
                    .contains("about.txt", "settings.json", "runs.txt", "doctor.txt", "log-1.txt");
            assertThat(file).doesNotExist();
            assertThat(Spoken.say("support", "--lab", dir, "--show", "runs.txt")
                            .endsWith(ExitCode.DONE)
                            .out())
                    .contains("BACKUP web01: COMPLETED");
            assertThat(Spoken.say("support", "--log", log, "--show", "log-1.txt")
                            .endsWith(ExitCode.DONE)
                            .out())
                    .contains("all else")
                    .doesNotContain("canary");
            assertThat(Spoken.say("support", "--lab", dir, "--out", file)
                            .endsWith(ExitCode.DONE)
                            .out())
                    .contains("Look at it before you share it");
            assertThat(file).isNotEmptyFile();
        }
        assertThat(Spoken.say("support", "--lab", dir, "--show", "workplace.txt")
                        .endsWith(ExitCode.DONE)
                        .out())
                .as("without an engine")
                .contains("could not be looked at", "ENGINE_UNREACHABLE");
        Spoken.say("support", "--show", "nothing.txt").endsWith(ExitCode.NOT_FOUND);
    }

    @Test
    void theLogItselfTellsNoSecretNotEvenInAStackTrace() {
        var context = new LoggerContext();
        var layout = new RedactedLayout();
        layout.setContext(context);
        layout.setPattern("%msg%n%ex");
        layout.start();
        var event = new LoggingEvent(
                "x",
                context.getLogger("x"),
                Level.ERROR,
                "url {}",
                new IllegalStateException("password=canary"),
                new Object[] {"https://h:1/images/0f3ccanary"});
        assertThat(layout.doLayout(event))
                .contains("url https://h:1/images/0f3c…", "IllegalState")
                .doesNotContain("canary");
    }
}
