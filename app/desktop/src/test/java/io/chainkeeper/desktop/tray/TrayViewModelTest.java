package io.chainkeeper.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the tray says, from a real workplace on the lab.
class TrayViewModelTest {
    @TempDir
    Path folder;

    private LabDesk lab;
    private TrayViewModel tray;

    @BeforeEach
    void open() throws Exception {
        lab = new LabDesk(folder);
        tray = new TrayViewModel(lab.desk());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private Light light() {
        return tray.standingProperty().get().light();
    }

    @Test
    void theDotFollowsTheLastRun() throws Exception {
        assertThat(light()).isEqualTo(Light.NONE);
        assertThat(tray.standingProperty().get().next()).isEqualTo("No plan is due");

        lab.backUp();
        tray.look();
        lab.until("the dot is green", () -> light() == Light.GOOD);
        assertThat(tray.standingProperty().get().last()).startsWith("fileserver: done");
    }

    @Test
    void backUpNowBeginsWithEveryVmThatHasPointsWhenThereIsNoPlan() throws Exception {
        lab.backUp();
        tray.backUpNow();
        assertThat(tray.startingProperty().get()).isTrue();
        lab.until("it has begun", () -> !tray.startingProperty().get());
        assertThat(lab.desk().runs().cards()).hasSize(1);
        lab.desk().workplace().activeRuns().forEach(run -> run.outcome().join());
        assertThat(lab.desk().workplace().points(lab.guest().vm())).hasSize(2);
    }
}
