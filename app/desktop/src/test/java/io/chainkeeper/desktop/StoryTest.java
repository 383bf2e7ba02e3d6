package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/// The whole way once, as a person goes it: on the lab, through the window, by its own buttons.
class StoryTest extends WindowTest {
    private Path folder;

    @Override
    Parameter parameter(Path temporary) {
        folder = temporary;
        return new Parameter(true, Optional.of(temporary.resolve("lab")), false, 0);
    }

    @Test
    void aVmIsBackedUpChangedBackedUpAgainAndRestoredTwice() throws Exception {
        photo("opening");
        until("the lab's VMs are listed", () -> sees("#table") && rows() > 10);
        until("the guided VM's page is open", () -> reads("No restore points yet"));
        photo("vm-new");

        press("#act");
        until("the first backup has its card", () -> sees(".run-card"));
        photo("backup-running");
        until("the first point is kept", () -> reads("1 restore point,"));
        until("the guide goes on", () -> reads("Now let the guest"));
        photo("backup-done");

        press("#act");
        until("the guest has written", () -> reads("The guest was busy"));

        press("#act");
        until("the second point is kept", () -> reads("2 restore points,"));
        until(
                "the guide offers the restore",
                () -> button("#act").getText().equals("Restore…")
                        && !button("#act").isDisabled());
        assertThat(reads("Incremental, 12.0 MiB") || reads("changes since the last point"))
                .isTrue();
        photo("chain");

        press("#act");
        until(
                "the points are offered",
                () -> sees("#pointTable") && sees("#next") && !button("#next").isDisabled());
        photo("restore-point");
        goOnTo("What");
        photo("restore-what");
        goOnTo("Where");
        photo("restore-where");
        goOnTo("Names and places");
        until("the name is asked for", () -> sees("#vmName"));
        photo("restore-vm");
        press("#next");
        until("the review is shown", () -> reads("A new VM named fileserver-restored"));
        photo("restore-review");
        press("#back");
        until(
                "going back keeps the name",
                () -> sees("#vmName")
                        && seen("#vmName", TextField.class).getText().equals("fileserver-restored"));
        press("#next");
        until("the review is shown again", () -> sees("#send"));
        press("#send");
        until("the restore has its card", () -> sees(".run-card"));
        photo("restore-running");
        until("the new VM is there", () -> reads("Restored as fileserver-restored"));
        photo("restore-done");
        press("#finish");
        until(
                "the new VM is listed",
                () -> table().getItems().stream().anyMatch(row -> row.toString().contains("fileserver-restored")));

        restoreToFiles();
        lookAtTheOtherScreens();
    }

    private void restoreToFiles() throws Exception {
        press("#restorePoint");
        until("what is asked for", () -> reads("Step 2 of 7"));
        goOnTo("Where");
        interact(() -> seen("#toFiles", ToggleButton.class).fire());
        goOnTo("Names and places");
        Path target = folder.resolve("restored");
        interact(() -> seen("#folder", TextField.class).setText(target.toString()));
        photo("restore-files");
        until("the folder is enough", () -> !button("#next").isDisabled());
        press("#next");
        until("the review is shown", () -> reads("one qcow2 file"));
        press("#send");
        until("the file is written", () -> sees("#finish") && reads("1 file written"));
        photo("restore-files-done");
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith(".qcow2"));
        }
        press("#finish");
        until("the VM's page is back", () -> sees("#backup"));
    }

    private void lookAtTheOtherScreens() throws Exception {
        press("#verify");
        until("the point is verified", () -> reads("Verified:"));
        photo("verified");
        interact(() -> seen("#transfersItem", ToggleButton.class).fire());
        until("every run is shown", () -> sees("#ended") && reads("0 running"));
        photo("transfers");
        interact(() -> seen("#pointsItem", ToggleButton.class).fire());
        until("both points are listed", () -> table().getItems().size() == 2);
        interact(() -> table().getSelectionModel().select(0));
        photo("points");
        press("#rebuild");
        until("the catalog is written anew", () -> reads("The catalog knows 2 points again"));
        photo("points-rebuilt");
    }

    private void goOnTo(String step) throws Exception {
        press("#next");
        until(step + " is asked", () -> reads(": " + step));
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

    private TableView<?> table() {
        return seen("#table", TableView.class);
    }

    private int rows() {
        return table().getItems().size();
    }
}
