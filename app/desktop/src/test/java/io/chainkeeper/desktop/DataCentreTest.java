package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.browse.MachineRow;
import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A data centre that has been kept for some days: lists, chains of several disks, the keyboard, small windows.
class DataCentreTest extends WindowTest {
    private Path folder;
    private Lab lab;

    @Override
    Parameter parameter(Path temporary) throws Exception {
        folder = temporary;
        lab = Lab.start(LabOptions.fast(temporary.resolve("engine")));
        DemoDataCentre.plant(lab, 1);
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @AfterEach
    void stopTheLab() throws Exception {
        lab.close();
    }

    @Test
    void aWeekOfBackupsIsBrowsedByMouseAndKeyboard() throws Exception {
        new KeptDays(lab, folder).few();
        Doors.Entry entry = window().doors()
                .connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"),
                        Doors.Keep.NOTHING);
        interact(entry::enter);
        until("the overview says how things stand", () -> reads("VMs are protected"));
        photo("overview");
        interact(() -> seen("#machinesItem", ToggleButton.class).fire());
        until("the VMs are listed", () -> sees("#table") && table().getItems().size() > 10);
        assertThat(table().getItems().getFirst().name()).isEqualTo("web01");
        photo("machines");

        interact(() -> table().requestFocus());
        interact(() ->
                table().getSelectionModel().clearAndSelect(table().getItems().indexOf(row("db01"))));
        push(KeyCode.ENTER);
        until("its page is open", () -> reads("4 restore points"));
        photo("machine");

        interact(() -> scene().lookup(".chain-timeline").requestFocus());
        until("the mark says itself", () -> readout().contains("incremental"));
        String newest = readout();
        push(KeyCode.LEFT);
        until("the mark before it", () -> !readout().equals(newest));
        push(KeyCode.DOWN);
        until("the next disk", () -> readout().startsWith("db01-data"));
        push(KeyCode.ENTER);
        photo("machine-keyboard");

        interact(() -> table().requestFocus());
        push(javafx.scene.input.KeyCode.CONTROL, KeyCode.F);
        until(
                "the search has the keyboard",
                () -> seen("#search", TextField.class).isFocused());
        write("data");
        until("only what matches is left", () -> table().getItems().size() < 4);
        photo("machines-search");
        interact(() -> seen("#search", TextField.class).clear());

        resize(1024, 700);
        until("it has shrunk", () -> scene().getWidth() <= 1024);
        photo("machine-small");
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until("the points are shown", () -> sees("#rebuild"));
        photo("points-small");

        theRepositoryOpensWithoutItsEngine();
    }

    /// The third way in: what was kept can be seen and got out when the engine is gone.
    private void theRepositoryOpensWithoutItsEngine() throws Exception {
        window().endNow();
        lab.close();
        Doors.Entry entry = window().doors().open(folder.resolve("repository"));
        interact(entry::enter);
        interact(() -> seen("#pointsItem", ToggleButton.class).fire());
        until(
                "all points are listed",
                () -> sees("#rebuild")
                        && seen("#table", TableView.class).getItems().size() == 8);
        assertThat(sees("#machinesItem")).as("a list of VMs without an engine").isFalse();
        interact(() -> seen("#table", TableView.class).getSelectionModel().select(0));
        photo("offline-points");
        interact(() -> seen("#restore", Button.class).fire());
        until("what is asked for", () -> reads("Step 2 of 7"));
        interact(() -> seen("#next", Button.class).fire());
        until(
                "only files are offered",
                () -> sees("#toFiles")
                        && seen("#toVm", ToggleButton.class).isDisabled()
                        && seen("#toFiles", ToggleButton.class).isSelected());
        photo("offline-restore");
    }

    @SuppressWarnings("unchecked")
    private TableView<MachineRow> table() {
        return seen("#table", TableView.class);
    }

    private MachineRow row(String name) {
        return table().getItems().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String readout() {
        Node node = scene().lookup("#readout");
        return node instanceof Label label ? label.getText() : "";
    }
}
