package io.chainkeeper.desktop;

import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/// Leaving without breaking anything off unasked.
final class Closing {
    private Closing() {}

    /// Goes on at once when nothing runs; else asks first, and goes on only if stopping was chosen.
    static void ask(Stage stage, Optional<Runs> runs, Wording wording, Runnable goOn) {
        String running = runs.stream()
                .flatMap(each -> each.active().stream())
                .map(RunCardViewModel::titleProperty)
                .map(title -> title.get())
                .collect(Collectors.joining(", "));
        if (running.isEmpty() || stopIsChosen(stage, running, wording)) {
            goOn.run();
        }
    }

    private static boolean stopIsChosen(Stage stage, String running, Wording wording) {
        ButtonType keep = new ButtonType(wording.get("closing.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType stop = new ButtonType(wording.get("closing.stop"), ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, wording.get("closing.text"), keep, stop);
        alert.initOwner(stage);
        alert.setTitle(wording.get("closing.title"));
        alert.setHeaderText(wording.get("closing.header", running));
        alert.setGraphic(null);
        alert.getDialogPane().getStyleClass().add("question");
        alert.getDialogPane().getStylesheets().addAll(stage.getScene().getStylesheets());
        return alert.showAndWait().filter(chosen -> chosen == stop).isPresent();
    }

    /// Does the last work off the FX thread and ends the toolkit after it.
    ///
    /// Every window is hidden first, pop-ups before what they hang on: JavaFX 24 and later crash on Linux when the
    /// toolkit ends while a pop-up or tooltip is showing.
    static void exitAfter(Runnable lastWork) {
        for (javafx.stage.Window window : new ArrayList<>(javafx.stage.Window.getWindows()).reversed()) {
            window.hide();
        }
        Thread.ofPlatform().name("closing").start(() -> {
            lastWork.run();
            Platform.exit();
        });
    }
}
