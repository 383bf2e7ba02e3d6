package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Shows the cards of all runs.
public final class TransfersController {
    private final TransfersViewModel model;
    private final RunCards make;
    private final Map<UUID, Parent> made = new HashMap<>();

    @FXML
    private ScrollPane page;

    @FXML
    private Label counted;

    @FXML
    private VBox cards;

    @FXML
    private VBox nothing;

    /// @param make makes a card for each run
    public TransfersController(TransfersViewModel model, RunCards make) {
        this.model = model;
        this.make = make;
    }

    @FXML
    private void initialize() {
        counted.textProperty().bind(model.counted());
        Shown.when(nothing, model.nothing());
        Shown.when(page, model.nothing().not());
        model.cards().addListener((ListChangeListener<RunCardViewModel>) _ -> showCards());
        showCards();
    }

    private void showCards() {
        made.keySet().retainAll(model.cards().stream().map(RunCardViewModel::id).toList());
        cards.getChildren()
                .setAll(model.cards().stream()
                        .map(card -> made.computeIfAbsent(card.id(), _ -> make.of(card)))
                        .toList());
    }
}
