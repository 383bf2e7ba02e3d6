package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every screen and the whole restore without a mouse. Nothing here presses a button but the keyboard.
class KeyboardTest extends WindowTest {
    private static final long MIB = 1L << 20;

    private Path folder;
    private Lab lab;

    @Override
    Parameter parameter(Path temporary) throws Exception {
        folder = temporary;
        lab = Lab.start(LabOptions.fast(temporary.resolve("lab")));
        lab.add(VmSpec.up(
                "shop",
                DiskSpec.seeded("shop-system", 64 * MIB, 4 * MIB, 1),
                DiskSpec.seeded("shop-data", 64 * MIB, 4 * MIB, 2)));
        return new Parameter(false, Optional.empty(), false, 0);
    }

    private WorkplaceOptions options() throws Exception {
        WorkplaceOptions options = WorkplaceOptions.of(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                folder.resolve("repository"),
                folder.resolve("catalog"));
        return options.withLimits(options.limits().polling(Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    @AfterEach
    void stopTheLab() throws Exception {
        lab.close();
    }

    @Test
    void oneDiskIsRestoredToAFile() throws Exception {
        enter();
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("the VMs are listed", () -> sees("#backupChosen") || sees("#search"));
        push(KeyCode.CONTROL, KeyCode.F);
        write("shop");
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        until("its page is open", () -> reads("2 restore points"));
        push(KeyCode.CONTROL, KeyCode.R);
        step(1);
        until("its points are shown", () -> sees("#pointTable"));
        theKeyboardIsOn("#page");
        tabTo("#pointTable");
        push(KeyCode.DOWN);
        until(
                "the older point is chosen",
                () -> seen("#pointTable", TableView.class).getSelectionModel().getSelectedIndex() == 1);
        push(KeyCode.ENTER);

        step(2);
        theKeyboardIsOn("#whole");
        push(KeyCode.RIGHT);
        until("some disks", () -> seen("#some", ToggleButton.class).isSelected());
        theKeyboardIsOn("#some");
        push(KeyCode.TAB);
        theKeyboardIsOn("#diskChoices");
        push(KeyCode.SPACE);
        assertThat(wantedDisks()).hasSize(1);
        push(KeyCode.ENTER);

        step(3);
        theKeyboardIsOn("#toVm");
        push(KeyCode.ALT, KeyCode.LEFT);
        step(2);
        theKeyboardIsOn("#some");
        push(KeyCode.ENTER);
        step(3);
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        until("files", () -> seen("#toFiles", ToggleButton.class).isSelected());
        theKeyboardIsOn("#toFiles");
        push(KeyCode.ENTER);

        step(4);
        theKeyboardIsOn("#folder");
        Path files = folder.resolve("files");
        write(files.toString());
        push(KeyCode.ESCAPE);
        until("the person is asked", () -> sees("#discard"));
        theKeyboardIsOn("#stay");
        push(KeyCode.ESCAPE);
        until("they stay", () -> !sees("#discard"));
        theKeyboardIsOn("#folder");
        push(KeyCode.ENTER);

        step(5);
        theKeyboardIsOn("#send");
        push(KeyCode.ENTER);
        step(7);
        theKeyboardIsOn("#finish");
        photo("keyboard-restored");
        try (var written = Files.walk(files)) {
            assertThat(written.filter(Files::isRegularFile)).hasSize(1);
        }
        push(KeyCode.ENTER);
        until("the wizard is left", () -> !sees("#leaveWizard"));
        theKeyboardIsOn(".root");
        lab.assertClean();
    }

    @Test
    void aVmIsChosenInTheWizardAndRestoredAsANewOne() throws Exception {
        enter();
        push(KeyCode.CONTROL, KeyCode.R);
        step(1);
        until(
                "the VM is listed",
                () -> seen("#vmTable", TableView.class).getItems().size() == 1);
        theKeyboardIsOn("#vmSearch");
        write("sho");
        push(KeyCode.ENTER);
        theKeyboardIsOn("#vmTable");
        until("its points are shown", () -> sees("#pointTable"));
        push(KeyCode.ENTER);
        theKeyboardIsOn("#pointTable");
        push(KeyCode.ENTER);
        for (int page = 2; page <= 4; page++) {
            step(page);
            theKeyboardIsOn("#page");
            push(KeyCode.ENTER);
        }
        step(5);
        theKeyboardIsOn("#send");
        push(KeyCode.ENTER);
        step(7);
        theKeyboardIsOn("#finish");
        assertThat(lab.vms()).hasSize(2);
        lab.assertClean();
    }

    @Test
    void eachScreenOfTheRailHasItsNumber() throws Exception {
        enter();
        List<Screen> rail = Arrays.stream(Screen.values())
                .filter(Screen::onRail)
                .filter(screen -> screen != Screen.LAB)
                .toList();
        for (int number = rail.size(); number >= 1; number--) {
            push(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + number));
            String item = "#" + rail.get(number - 1).name().toLowerCase(Locale.ROOT) + "Item";
            until(item, () -> seen(item, ToggleButton.class).isSelected());
            theKeyboardIsOn(".root");
        }
        push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(seen("#overviewItem", ToggleButton.class).isSelected())
                .as("a number without a screen changes nothing")
                .isTrue();
    }

    private List<CheckBox> wantedDisks() {
        return from(scene().getRoot()).lookup("#diskChoices .check-box").queryAllAs(CheckBox.class).stream()
                .filter(CheckBox::isSelected)
                .toList();
    }

    private void step(int number) throws Exception {
        until("step " + number, () -> reads("Step " + number + " of 7"));
    }

    private void theKeyboardIsOn(String query) throws Exception {
        until("the keyboard is on " + query, () -> focusIsOn(query));
    }

    private void keepTwoPoints() throws Exception {
        try (Workplace place = Workplace.open(options())) {
            for (int points = 0; points < 2; points++) {
                place.backup(lab.vm("shop").id(), BackupOptions.standard())
                        .outcome()
                        .get(120, TimeUnit.SECONDS);
            }
        }
    }

    private void enter() throws Exception {
        keepTwoPoints();
        interact(window().doors()
                .connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"))::enter);
        until("the window is there", () -> sees("#machinesItem"));
    }
}
