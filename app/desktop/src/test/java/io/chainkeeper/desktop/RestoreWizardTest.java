package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The restore wizard as a person uses it: back and forth, left at each step, and a single disk for an existing VM. The
/// lab says whether anything was left behind.
class RestoreWizardTest extends WindowTest {
    private static final long MIB = 1L << 20;

    private Path folder;
    private Lab lab;

    @Override
    Parameter parameter(Path temporary) throws Exception {
        folder = temporary;
        lab = Lab.start(LabOptions.fast(temporary.resolve("lab")));
        lab.add(VmSpec.up(
                "shop",
                DiskSpec.seeded("shop-system", 64 * MIB, 8 * MIB, 1),
                DiskSpec.seeded("shop-data", 256 * MIB, 24 * MIB, 2)));
        DemoDataCentre.plant(lab, 3);
        try (Workplace place = Workplace.open(options())) {
            for (String name : new String[] {"shop", "web01"}) {
                place.backup(lab.vm(name).id(), BackupOptions.standard())
                        .outcome()
                        .get(120, TimeUnit.SECONDS);
            }
        }
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

    @Test
    void aPersonGoesBackAndForthLeavesAtEachStepAndRestoresOneDisk() throws Exception {
        interact(enter()::enter);
        until("the window is there", () -> sees("#machinesItem"));

        push(KeyCode.CONTROL, KeyCode.R);
        until("the wizard asks which VM", () -> reads("Choose a VM to see") && sees("#vmTable"));
        photo("wizard-choose-vm");
        leftAtEachStepNothingHappens();
        cancelledWhileBytesMoveNothingIsLeft();
        oneDiskForAnExistingVm();
        theLabIsClean(14);
        lab.close();
    }

    private io.chainkeeper.desktop.connect.Doors.Entry enter() throws Exception {
        return window().doors()
                .connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"));
    }

    private void choose(String vm) throws Exception {
        until(
                "the VMs are listed",
                () -> !seen("#vmTable", TableView.class).getItems().isEmpty());
        interact(() -> {
            TableView<?> table = seen("#vmTable", TableView.class);
            for (int i = 0; i < table.getItems().size(); i++) {
                if (table.getItems().get(i).toString().contains("name=" + vm)) {
                    table.getSelectionModel().select(i);
                }
            }
        });
        until(
                "its points are offered",
                () -> sees("#pointTable") && !button("#next").isDisabled());
    }

    private void leftAtEachStepNothingHappens() throws Exception {
        for (int steps = 0; steps < 5; steps++) {
            choose("shop");
            for (int i = 0; i < steps; i++) {
                goOn(i + 2);
            }
            if (steps == 3) {
                interact(() -> seen("#vmName", TextField.class).setText("other"));
            }
            if (steps == 4) {
                photo("wizard-review");
                backToTheBeginning();
            }
            press("#cancel");
            if (steps >= 3) {
                until("the person is asked", () -> sees("#discard"));
                photo("wizard-leaving");
                press("#discard");
            }
            until("the wizard is left", () -> !sees("#leaveWizard"));
            theLabIsClean(14);
            push(KeyCode.CONTROL, KeyCode.R);
            until("the wizard is back", () -> sees("#vmTable"));
        }
    }

    /// From the review back to the first page and forth again: the name is still what was entered.
    private void backToTheBeginning() throws Exception {
        press("#back");
        interact(() -> seen("#vmName", TextField.class).setText("kept"));
        for (int step = 3; step >= 1; step--) {
            press("#back");
            int now = step;
            until("step " + now, () -> reads("Step " + now + " of 7"));
        }
        for (int step = 2; step <= 5; step++) {
            goOn(step);
        }
        assertThat(reads("A new VM named kept")).isTrue();
    }

    private void cancelledWhileBytesMoveNothingIsLeft() throws Exception {
        choose("shop");
        for (int step = 2; step <= 5; step++) {
            goOn(step);
        }
        lab.next(Trouble.slow(128 << 10));
        press("#send");
        until("bytes move", () -> sees(".run-card"));
        photo("wizard-working");
        press("#leaveWizard");
        until("the person is asked", () -> sees("#stop"));
        press("#stop");
        until("the result tells", () -> reads("Cancelled during"));
        photo("wizard-cancelled");
        theLabIsClean(14);
        press("#try-again");
        until("the input is still there", () -> sees("#vmName"));
        press("#cancel");
        until("the wizard is left", () -> !sees("#vmName"));
    }

    private void oneDiskForAnExistingVm() throws Exception {
        push(KeyCode.CONTROL, KeyCode.R);
        until("the wizard is back", () -> sees("#vmTable"));
        choose("shop");
        goOn(2);
        interact(() -> seen("#some", ToggleButton.class).fire());
        interact(() -> from(scene().getRoot()).lookup(".check-box").queryAll().stream()
                .filter(Node::isVisible)
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals("shop-system"))
                .forEach(CheckBox::fire));
        photo("wizard-some-disks");
        goOn(3);
        interact(() -> seen("#toExisting", ToggleButton.class).fire());
        goOn(4);
        interact(() -> chooseTarget("build01"));
        until("what it means is told", () -> reads("build01 is off. It will have the disks"));
        photo("wizard-target");
        goOn(5);
        photo("wizard-target-review");
        press("#send");
        until("the disk is there", () -> reads("1 disk was restored and attached to build01"));
        photo("wizard-target-done");
        assertThat(lab.vm("build01").disks()).hasSize(2);
        press("#finish");
    }

    @SuppressWarnings("unchecked")
    private void chooseTarget(String name) {
        ComboBox<Object> box = seen("#target", ComboBox.class);
        box.getItems().stream()
                .filter(each -> each.toString().startsWith(name))
                .findFirst()
                .ifPresent(box::setValue);
    }

    private void theLabIsClean(int vms) {
        lab.assertClean();
        assertThat(lab.vms()).hasSize(vms);
    }

    private void goOn(int step) throws Exception {
        until("step " + (step - 1) + " is complete", () -> !button("#next").isDisabled());
        press("#next");
        until("step " + step, () -> reads("Step " + step + " of 7"));
    }

    private void press(String query) {
        interact(() -> {
            Button button = button(query);
            assertThat(button.isDisabled()).as(query + " can be pressed").isFalse();
            button.fire();
        });
    }

    private Button button(String query) {
        return seen(query, Button.class);
    }
}
