package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Shown;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// What stands in the table's place while it has no row: being read, not readable, nothing there, nothing found.
final class EmptyList extends VBox {
    private static final double WIDEST = 420;

    EmptyList(MachinesViewModel model) {
        getStyleClass().add("empty");
        ProgressIndicator working = new ProgressIndicator();
        working.setPrefSize(28, 28);
        working.setAccessibleText(model.wording().get("machines.loading"));
        var none = Bindings.isEmpty(model.all());
        var failed = model.troubleProperty().isNotEmpty();
        Shown.when(working, none.and(failed.not()).and(model.loadingProperty()));
        Label why = new Label();
        why.getStyleClass().add("lead");
        why.setWrapText(true);
        why.setMaxWidth(WIDEST);
        why.textProperty().bind(model.placeholder());
        Button again = new Button(model.wording().get("machines.again"));
        again.setOnAction(_ -> model.load());
        again.disableProperty().bind(model.loadingProperty());
        Shown.when(again, none.and(failed));
        Button all = new Button(model.wording().get("machines.show-all"));
        all.setOnAction(_ -> model.showAll());
        Shown.when(all, none.not());
        getChildren().addAll(working, why, again, all);
    }
}
