package io.chainkeeper.desktop.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideViewModelTest {
    @TempDir
    Path dir;

    private int restoresOpened;

    @Test
    void eachStepIsDoneWhenItsRunHasCompleted() throws Exception {
        try (LabDesk lab = new LabDesk(dir)) {
            GuideViewModel guide = new GuideViewModel(lab.desk(), lab.guest(), () -> restoresOpened++);
            assertThat(guide.verb()).isEqualTo("Back up fileserver");
            guide.act();
            assertThat(guide.busyProperty().get()).isTrue();
            lab.until("the first backup", () -> guide.stepProperty().get() == GuideStep.CHANGE);
            guide.act();
            lab.until("the change", () -> guide.stepProperty().get() == GuideStep.AGAIN);
            assertThat(guide.sentenceProperty().get()).contains("12.0 MiB written over");
            guide.act();
            lab.until("the second backup", () -> guide.stepProperty().get() == GuideStep.RESTORE);
            guide.act();
            assertThat(restoresOpened).isEqualTo(1);
            assertThat(guide.stepProperty().get()).isEqualTo(GuideStep.RESTORE);
        }
    }

    @Test
    void aCancelledBackupKeepsTheStep() throws Exception {
        try (LabDesk lab = new LabDesk(dir)) {
            GuideViewModel guide = new GuideViewModel(lab.desk(), lab.guest(), () -> {});
            guide.act();
            lab.until("the run", () -> !lab.desk().runs().cards().isEmpty());
            lab.desk().runs().cards().getFirst().cancel();
            lab.until("the end", () -> lab.desk().runs().active().isEmpty());
            assertThat(guide.busyProperty().get()).isFalse();
            assertThat(guide.stepProperty().get()).isEqualTo(GuideStep.BACKUP);
        }
    }
}
