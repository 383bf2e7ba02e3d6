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
import io.chainkeeper.lab.trouble.Trouble;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people do with their VMs, from the first minute on: on a lab of a dozen VMs, in the window.
class MachineStoriesTest extends WindowTest {
    private static final int GONE_FOR = 40;

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
    void theFirstRunEndsInFinishedBackupsAndADrill() throws Exception {
        enter();
        until("the first steps are offered", () -> sees("#vms") && reads("of 13 chosen"));
        ListView<?> list = seen("#vms", ListView.class);
        assertThat(list.getItems()).hasSize(13);
        photo("begin-vms");
        press("#chooseNone");
        until(
                "nothing is chosen",
                () -> reads("0 of 13 chosen") && seen("#next", Button.class).isDisabled());
        press("#chooseReady");
        interact(() -> seen("#search", TextField.class).setText("01"));
        press("#next");
        until("the folder is shown", () -> sees("#folder") && reads("are free there"));
        photo("begin-folder");
        press("#back");
        until("going back keeps the choice", () -> sees("#vms") && !reads("0 of 13 chosen"));
        press("#next");
        press("#next");
        until("the schedule is asked for", () -> sees("#byItself"));
        assertThat(seen("#time", TextField.class).getText()).isEqualTo("8:00 PM");
        interact(() -> seen("#time", TextField.class).setText("noon"));
        until(
                "a wrong time is told",
                () -> reads("is not a time of day")
                        && seen("#next", Button.class).isDisabled());
        photo("begin-schedule-wrong");
        interact(() -> seen("#time", TextField.class).setText("20:00"));
        photo("begin-schedule");
        press("#next");
        until("the review is shown", () -> reads("every weekday at 8:00 PM"));
        photo("begin-review");
        press("#next");
        until("the backups run", () -> sees(".run-card"));
        photo("begin-running");
        until("the backups are done", () -> sees("#drill") && reads("protected: their restore points are stored"));
        photo("begin-done");
        press("#drill");
        until("the drill has passed", () -> reads("The drill passed"));
        photo("begin-drill");
        press("#next");
        until(
                "the list shows who is safe and when the next run is",
                () -> sees("#table")
                        && table().getItems().stream()
                                .anyMatch(row -> row.plan().words().equals("Nightly")
                                        && !row.next().isEmpty()));
        photo("machines-planned");
        interact(() -> seen("#schedulesItem", ToggleButton.class).fire());
        until("the plan is listed", () -> sees(".plan-card") && reads("every weekday at 8:00 PM"));
        photo("schedules");
        lab.assertClean();
    }

    @Test
    void tenVmsAreGivenToAPlanAtOnceAndTakenBack() throws Exception {
        enter();
        leaveFirstSteps();
        interact(() -> {
            table().requestFocus();
            table().getSelectionModel().selectIndices(0, IntStream.range(1, 10).toArray());
        });
        until("ten are chosen", () -> reads("10 chosen"));
        photo("machines-chosen");
        interact(() -> seen("#planChosen", MenuButton.class).getItems().stream()
                .filter(item -> "New plan…".equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        until("a new plan is open", () -> sees("#save") && reads("Covers 10 VMs now"));
        until("its dates are shown", () -> sees("#dates"));
        photo("plan-new");
        interact(() -> seen("#name", TextField.class).setText(""));
        until(
                "a name is missing",
                () -> reads("Give the plan a name")
                        && seen("#save", Button.class).isDisabled());
        interact(() -> seen("#name", TextField.class).setText("Ten"));
        interact(() -> seen("#keep-daily", javafx.scene.control.Spinner.class)
                .getEditor()
                .setText("14"));
        until("the calendar shows what would stay", () -> reads("14 would be kept"));
        photo("plan-keep");
        press("#save");
        until("the plan is listed", () -> sees(".plan-card") && reads("Backs up 10 VMs every weekday at 8:00 PM"));
        photo("schedules-ten");
        interact(() -> seen("#machinesItem", ToggleButton.class).fire());
        until(
                "ten VMs have the plan",
                () -> table().getItems().stream()
                                .filter(row -> row.plan().words().equals("Ten"))
                                .count()
                        == 10);
        until("the choice is still there", () -> reads("10 chosen"));
        interact(() -> seen("#planChosen", MenuButton.class).getItems().stream()
                .filter(item -> "Take out of the plan".equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        until("it is told", () -> reads("10 VMs follow no plan any more"));
        photo("machines-removed");
        press("#undo");
        until(
                "they are back",
                () -> reads("Taken back")
                        && table().getItems().stream()
                                        .filter(row -> row.plan().words().equals("Ten"))
                                        .count()
                                == 10);
    }

    @Test
    void fromTheDoorToABackupWithoutAMouse() throws Exception {
        tabTo("#connectDoor");
        push(KeyCode.SPACE);
        until("the form is shown", () -> sees("#address"));
        tabTo("#address");
        write(lab.engineUrl().toString());
        push(KeyCode.ENTER);
        until("the certificate is shown", () -> sees("#trusted"));
        tabTo("#trusted");
        push(KeyCode.SPACE);
        tabTo("#user");
        write(lab.user());
        tabTo("#password");
        write(lab.password());
        tabTo("#folder");
        push(KeyCode.CONTROL, KeyCode.A);
        write(folder.resolve("repository").toString());
        tabTo("#connect");
        push(KeyCode.SPACE);
        until("the first steps are offered", () -> sees("#vms") && reads("of 13 chosen"));
        tabTo("#chooseNone");
        push(KeyCode.SPACE);
        tabTo("#search");
        write("web01");
        until("one is left", () -> seen("#vms", ListView.class).getItems().size() == 1);
        tabTo("#vms");
        push(KeyCode.DOWN);
        push(KeyCode.SPACE);
        until("it is chosen", () -> reads("1 of 13 chosen"));
        push(KeyCode.ENTER);
        until("the folder is shown", () -> sees("#folder"));
        push(KeyCode.ENTER);
        until("the schedule is asked for", () -> sees("#notNow"));
        tabTo("#byItself");
        push(KeyCode.DOWN);
        until("not now", () -> seen("#notNow", RadioButton.class).isSelected());
        push(KeyCode.ENTER);
        until("the review is shown", () -> reads("1 virtual machine, about"));
        until("the button has the keyboard", () -> seen("#next", Button.class).isFocused());
        push(KeyCode.ENTER);
        until("the backup is done", () -> reads("is protected: its restore point is stored"));
        until("the button has the keyboard", () -> seen("#next", Button.class).isFocused());
        push(KeyCode.ENTER);
        until("the list is shown", () -> sees("#table") && table().getItems().size() == 13);
        push(KeyCode.CONTROL, KeyCode.F);
        write("mail");
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        until("the page of mail01 is open", () -> sees("#backup") && reads("Nothing backs this VM up by itself"));
        photo("keyboard");
        lab.assertClean();
    }

    @Test
    void anEngineThatIsGoneLeavesTheListAndComesBackByItself() throws Exception {
        enter();
        leaveFirstSteps();
        interact(() -> table().getSelectionModel().clearAndSelect(2));
        String chosen = table().getSelectionModel().getSelectedItem().name();
        for (int i = 0; i < GONE_FOR; i++) {
            lab.next(new Trouble.Html503());
        }
        push(KeyCode.F5);
        until("a banner says what happened", () -> sees("#banner") && sees("#again"));
        assertThat(table().getItems()).hasSize(13);
        assertThat(table().getStyleClass()).contains("stale");
        photo("machines-gone");
        lab.forgetTroubles();
        until("it has recovered by itself", () -> !sees("#banner"));
        assertThat(table().getStyleClass()).doesNotContain("stale");
        assertThat(table().getSelectionModel().getSelectedItem().name()).isEqualTo(chosen);
    }

    private void enter() throws Exception {
        Doors.Entry entry = window().doors()
                .connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"));
        interact(entry::enter);
    }

    private void leaveFirstSteps() throws Exception {
        until("the first steps are offered", () -> sees("#vms") && reads("of 13 chosen"));
        press("#leaveSteps");
        until("the VMs are listed", () -> sees("#table") && table().getItems().size() == 13);
    }

    private void press(String query) {
        interact(() -> {
            Button button = seen(query, Button.class);
            assertThat(button.isDisabled()).as(query + " can be pressed").isFalse();
            button.fire();
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<MachineRow> table() {
        return seen("#table", TableView.class);
    }
}
