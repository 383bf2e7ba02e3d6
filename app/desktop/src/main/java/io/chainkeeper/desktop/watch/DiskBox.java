package io.chainkeeper.desktop.watch;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One disk's name, bytes and bar; kept while the numbers change, so that nothing flickers.
final class DiskBox extends VBox {
    private final Label name = new Label();
    private final Label why = new Label();
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar(0);

    DiskBox() {
        super(4);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        why.getStyleClass().addAll("muted", "small");
        why.setMinWidth(0);
        progress.getStyleClass().addAll("muted", "small");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("small");
        name.setMinWidth(0);
        HBox line = new HBox(8, name, why, gap, progress);
        line.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("small");
        getChildren().addAll(line, bar);
    }

    void show(DiskLine line) {
        name.setText(line.name());
        why.setText(line.why());
        progress.setText(line.progress());
        bar.setProgress(line.fraction());
        bar.setAccessibleText(line.name() + ": " + line.progress());
    }
}
