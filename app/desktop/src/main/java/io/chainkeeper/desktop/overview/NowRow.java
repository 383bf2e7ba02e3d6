package io.chainkeeper.desktop.overview;

import io.chainkeeper.desktop.watch.RunCardViewModel;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// One run that works now: its title, its bar, and how far it is.
final class NowRow extends VBox {
    NowRow(RunCardViewModel run) {
        getStyleClass().add("now-row");
        Label title = new Label();
        title.textProperty().bind(run.titleProperty());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(run.fractionProperty());
        bar.accessibleTextProperty().bind(run.titleProperty());
        Label summary = new Label();
        summary.getStyleClass().addAll("muted", "small");
        summary.setWrapText(true);
        summary.textProperty().bind(run.summaryProperty());
        getChildren().addAll(title, bar, summary);
    }
}
