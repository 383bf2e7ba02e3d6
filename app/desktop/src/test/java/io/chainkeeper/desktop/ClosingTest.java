package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/// Leaving while something runs.
class ClosingTest extends WindowTest {
    @Override
    Parameter parameter(Path temporary) {
        return new Parameter(true, Optional.of(temporary.resolve("lab")), false, 3);
    }

    @Test
    void leavingWhileARunWorksAsksAndKeepsItOrStopsItCleanly() throws Exception {
        until("the guided VM's page is open", () -> reads("No restore points yet"));
        interact(() -> seen("#act", Button.class).fire());
        until("the backup runs and knows its VM’s name", () -> sees("#cancel") && reads("Backup: fileserver"));

        Platform.runLater(() -> seen("#leave", Button.class).fire());
        until("the question", () -> dialogue().isPresent());
        interact(() -> {
            assertThat(dialogue().orElseThrow().getHeaderText()).contains("Backup: fileserver");
            try {
                Photo.of(dialogue().orElseThrow().getScene(), "closing-light");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        answer(ButtonData.CANCEL_CLOSE);
        until("the run was kept", () -> dialogue().isEmpty() && sees("#cancel"));

        Platform.runLater(() -> seen("#leave", Button.class).fire());
        until("the question again", () -> dialogue().isPresent());
        answer(ButtonData.OK_DONE);
        until("the doors", () -> sees("#labDoor"));
    }

    @Test
    void closingWhileARunWorksOffersToGoOnInTheBackground() throws Exception {
        until("the guided VM's page is open", () -> reads("No restore points yet"));
        interact(() -> seen("#act", Button.class).fire());
        until("the backup runs and knows its VM’s name", () -> sees("#cancel") && reads("Backup: fileserver"));

        close();
        until("the question", () -> dialogue().isPresent());
        interact(() -> photograph("closing-background"));
        assertThat(dialogue().orElseThrow().getButtonTypes())
                .extracting(ButtonType::getButtonData)
                .containsExactlyInAnyOrder(ButtonData.CANCEL_CLOSE, ButtonData.OTHER, ButtonData.OK_DONE);
        answer(ButtonData.CANCEL_CLOSE);
        until("nothing has changed", () -> dialogue().isEmpty() && sees("#cancel"));

        close();
        until("the question again", () -> dialogue().isPresent());
        answer(ButtonData.OK_DONE);
        // Without a tray, as here, the window is minimised and never lost.
        until("the window is put away", () -> stage().isIconified());
        interact(() -> window().show());
        until("it is back, and the run goes on or is done", () -> !stage().isIconified() && stage().isShowing());
        assertThat(reads("Backup: fileserver")).isTrue();
    }

    private void close() {
        Platform.runLater(
                () -> stage().getOnCloseRequest().handle(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static void photograph(String name) {
        try {
            Photo.of(dialogue().orElseThrow().getScene(), name);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aDoorThatOpensAfterTheWindowWasClosedIsClosedAgain() throws Exception {
        until("the guided VM's page is open", () -> reads("No restore points yet"));
        window().endForGood();
        Path repository = dir.resolve("late");
        assertThatThrownBy(() -> window().doors().open(repository)).isInstanceOf(IllegalStateException.class);
        WorkplaceOptions again = WorkplaceOptions.offline(repository, dir.resolve("catalog"));
        Workplace.open(again).close(); // would be refused while the first still holds the repository's lock
    }

    private static Optional<DialogPane> dialogue() {
        return Window.getWindows().stream()
                .map(window ->
                        window.getScene() == null ? null : window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst();
    }

    private void answer(ButtonData which) {
        interact(() -> {
            DialogPane pane = dialogue().orElseThrow();
            ButtonType chosen = pane.getButtonTypes().stream()
                    .filter(type -> type.getButtonData() == which)
                    .findFirst()
                    .orElseThrow();
            ((Button) pane.lookupButton(chosen)).fire();
        });
    }
}
