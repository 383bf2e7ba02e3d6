package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Shown;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows the cards of all runs: those that work, those that wait, those that have ended.
public final class TransfersController {
    private final TransfersViewModel model;
    private final RunCards make;
    private final Parent limits;

    @FXML
    private ScrollPane page;

    @FXML
    private Label counted;

    @FXML
    private StackPane limitSlot;

    @FXML
    private VBox cards;

    @FXML
    private VBox queue;

    @FXML
    private Label rule;

    @FXML
    private VBox queued;

    @FXML
    private VBox past;

    @FXML
    private Button dismissAll;

    @FXML
    private VBox ended;

    @FXML
    private VBox nothing;

    /// @param make   makes a card for each run
    /// @param limits the bar with the limits
    public TransfersController(TransfersViewModel model, RunCards make, Parent limits) {
        this.model = model;
        this.make = make;
        this.limits = limits;
    }

    @FXML
    private void initialize() {
        counted.textProperty().bind(model.counted());
        limitSlot.getChildren().setAll(limits);
        rule.textProperty().bind(model.rule());
        Shown.when(nothing, model.nothing());
        Shown.when(page, model.nothing().not());
        Shown.when(cards, Bindings.isNotEmpty(model.working()));
        Shown.when(queue, Bindings.isNotEmpty(model.queued()));
        Shown.when(past, Bindings.isNotEmpty(model.ended()));
        dismissAll.setOnAction(_ -> model.dismissAll());
        var limit = model.limits().nowProperty().asObject();
        CardList.show(model.working(), cards, card -> make.whole(card, limit, Optional.empty()));
        CardList.show(model.queued(), queued, make::of);
        CardList.show(model.ended(), ended, card -> make.whole(card, limit, model.retry(card)));
    }
}
