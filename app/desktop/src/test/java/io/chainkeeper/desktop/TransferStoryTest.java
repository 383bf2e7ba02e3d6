package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.jobs.settings.SettingsFile;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A transfer that takes its time, as a person follows it: watched, limited, held up, and
/// cancelled. The lab says whether anything was left behind.
class TransferStoryTest extends WindowTest {
    private static final long MIB = 1L << 20;
    private static final int CONNECTIONS = 64;

    private Path folder;
    private Lab lab;

    @Override
    Parameter parameter(Path temporary) throws Exception {
        folder = temporary;
        lab = Lab.start(LabOptions.fast(temporary.resolve("engine")));
        lab.add(VmSpec.up("big01", DiskSpec.seeded("big01-system", 1024 * MIB, 192 * MIB, 1)));
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @AfterEach
    void stopTheLab() throws Exception {
        lab.close();
    }

    @Test
    void aTransferIsWatchedLimitedHeldUpAndCancelled() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            lab.next(Trouble.slow(MIB));
        }
        begin();
        itIsWatched();
        itIsLimited();
        itIsHeldUpAndGoesOn();
        itIsCancelled();
    }

    private void begin() throws Exception {
        Doors.Entry entry = window().doors()
                .connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"));
        interact(entry::enter);
        until("the first steps are offered", () -> sees("#vms") && reads("of 1 chosen"));
        press("#leaveSteps");
        until(
                "the VM is listed",
                () -> sees("#table")
                        && seen("#table", TableView.class).getItems().size() == 1);
        interact(() -> seen("#table", TableView.class).requestFocus());
        interact(() -> seen("#table", TableView.class).getSelectionModel().clearAndSelect(0));
        push(KeyCode.ENTER);
        until(
                "it can be backed up",
                () -> sees("#backup") && !seen("#backup", Node.class).isDisabled());
        interact(() -> seen("#backup", javafx.scene.control.ButtonBase.class).fire());
        until("its run has a card", () -> sees(".run-card"));
    }

    private void itIsWatched() throws Exception {
        interact(() -> seen("#transfersItem", ToggleButton.class).fire());
        until("a part of it has moved", () -> seen("#bar", ProgressBar.class).getProgress() > 0.01);
        until("the map shows what is copied", () -> sees(".block-map") && reads("Blocks of big01-system"));
        until("the rate is told", () -> reads("/s") && sees(".rate-chart"));
        assertThat(disk().map().orElseThrow().kinds()).contains((byte) BlockMap.Kind.DATA.ordinal());
        photo("transfer-watched");
    }

    private void itIsLimited() throws Exception {
        interact(() -> seen("#slider", Node.class).requestFocus());
        push(KeyCode.HOME);
        until("the limit is said", () -> reads("1.0 MiB per second, shared fairly by all"));
        until(
                "the workplace keeps to it",
                () -> workplace().limits().bandwidth().bytesPerSecond() == MIB);
        until(
                "the chart has its line",
                () -> seen(".rate-chart", Node.class).getAccessibleText().contains("1.0 MiB"));
        until("it has become slow", () -> now().bytesPerSecond() < 1.5 * MIB);
        until(
                "the settings remember it",
                () -> new SettingsFile(folder.resolve("config"))
                                .current()
                                .limits()
                                .bandwidth()
                                .bytesPerSecond()
                        == MIB);
        photo("transfer-limited");
    }

    private void itIsHeldUpAndGoesOn() throws Exception {
        press("#pause");
        until(
                "it stands still",
                () -> now().waiting()
                                .filter(why -> why.kind() == Waiting.Kind.PAUSED)
                                .isPresent()
                        && seen("#pause", Button.class).getText().equals("Resume"));
        photo("transfer-paused");
        long moved = now().bytesMoved();
        press("#pause");
        until(
                "bytes move again",
                () -> now().bytesMoved() > moved && now().waiting().isEmpty());
        assertThat(seen("#pause", Button.class).getText()).isEqualTo("Pause");
    }

    private void itIsCancelled() throws Exception {
        press("#cancel");
        until("the card tells the end", () -> reads("Cancelled during"));
        photo("transfer-cancelled");
        until("nothing runs", () -> workplace().activeRuns().isEmpty() && reads("Ready."));
        lab.assertClean();
        assertThat(workplace().points()).isEmpty();
    }

    private Workplace workplace() {
        return window().workplace().orElseThrow();
    }

    private RunSnapshot now() {
        return workplace().activeRuns().getFirst().snapshot();
    }

    private DiskProgress disk() {
        return now().disks().getFirst();
    }

    private void press(String query) {
        interact(() -> {
            Button button = seen(query, Button.class);
            assertThat(button.isDisabled()).as(query + " can be pressed").isFalse();
            button.fire();
        });
    }
}
