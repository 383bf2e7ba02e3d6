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
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Leaving without breaking anything off unasked.
final class Closing {
    private Closing() {}

    /// Goes on at once when nothing runs; else asks first, and goes on only if stopping was chosen.
    static void ask(Stage stage, Optional<Runs> runs, Wording wording, Runnable goOn) {
        String running = running(runs);
        if (running.isEmpty() || stopIsChosen(stage, running, wording)) {
            goOn.run();
        }
    }

    /// What the window knows to be running, in words; empty if nothing is.
    static String running(Optional<Runs> runs) {
        return runs.stream()
                .flatMap(each -> each.active().stream())
                .map(RunCardViewModel::titleProperty)
                .map(title -> title.get())
                .collect(Collectors.joining(", "));
    }

    /// What a person chose when the window was to be closed.
    enum Answer {
        /// Go on without a window.
        BACKGROUND,
        /// Stop cleanly and end.
        STOP,
        /// Do nothing.
        STAY
    }

    /// Asks what closing the window means.
    ///
    /// @param running what runs, in words; empty if plans wait but nothing runs
    static Answer askToClose(Stage stage, String running, Wording wording) {
        ButtonType stay = new ButtonType(wording.get("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType stop = new ButtonType(wording.get("closing.stop"), ButtonBar.ButtonData.OTHER);
        ButtonType behind = new ButtonType(wording.get("closing.background"), ButtonBar.ButtonData.OK_DONE);
        String header =
                running.isEmpty() ? wording.get("closing.header.planned") : wording.get("closing.header", running);
        Alert alert = question(stage, wording, header, wording.get("closing.text.background"), stay, stop, behind);
        ButtonType chosen = alert.showAndWait().orElse(stay);
        if (chosen == behind) {
            return Answer.BACKGROUND;
        }
        return chosen == stop ? Answer.STOP : Answer.STAY;
    }

    private static Alert question(Stage stage, Wording wording, String header, String text, ButtonType... choices) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, text, choices);
        alert.initOwner(stage);
        alert.setTitle(wording.get("closing.title"));
        alert.setHeaderText(header);
        alert.setGraphic(null);
        alert.setResizable(true);
        alert.getDialogPane().getStyleClass().add("question");
        alert.getDialogPane().getStylesheets().addAll(stage.getScene().getStylesheets());
        for (ButtonType choice : choices) {
            ButtonBar.setButtonUniformSize(alert.getDialogPane().lookupButton(choice), false);
            alert.getDialogPane().lookupButton(choice).setId("closing" + choice.getButtonData());
            ((Region) alert.getDialogPane().lookupButton(choice)).setMinWidth(Region.USE_PREF_SIZE);
        }
        return alert;
    }

    private static boolean stopIsChosen(Stage stage, String running, Wording wording) {
        ButtonType keep = new ButtonType(wording.get("closing.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType stop = new ButtonType(wording.get("closing.stop"), ButtonBar.ButtonData.OK_DONE);
        String header = wording.get("closing.header", running);
        Alert alert = question(stage, wording, header, wording.get("closing.text"), keep, stop);
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
