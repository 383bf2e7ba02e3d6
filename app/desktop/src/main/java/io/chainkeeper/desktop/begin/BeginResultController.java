package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.desktop.wording.Wording;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the end of the first steps: what was kept, and the drill that proves it.
public final class BeginResultController {
    private static final int MOST_CARDS = 3;
    private final BeginViewModel model;
    private final RunCards cards;
    private final Wording wording;

    @FXML
    private HBox resultNote;

    @FXML
    private FontIcon resultIcon;

    @FXML
    private Label result;

    @FXML
    private VBox failedCards;

    @FXML
    private VBox drillBox;

    @FXML
    private Label drillText;

    @FXML
    private Button drill;

    @FXML
    private ProgressIndicator drillWaiting;

    /// @param cards make the card of a run
    public BeginResultController(BeginViewModel model, RunCards cards) {
        this.model = model;
        this.cards = cards;
        this.wording = model.wording();
    }

    @FXML
    private void initialize() {
        drill.setOnAction(_ -> model.drill());
        var busy = model.drillModel().busyProperty();
        drill.disableProperty().bind(busy);
        Shown.when(drillWaiting, busy);
        model.drillModel().verdictProperty().subscribe(_ -> sayDrill());
        busy.subscribe(_ -> sayDrill());
        model.stepProperty().subscribe(step -> {
            if (step == BeginStep.DONE) {
                showResult();
            }
        });
    }

    private void sayDrill() {
        String verdict = model.drillModel().verdictProperty().get();
        boolean busy = model.drillModel().busyProperty().get();
        drillText.setText(busy ? wording.get("drill.busy") : verdict.isEmpty() ? wording.get("drill.offer") : verdict);
    }

    private void showResult() {
        var failed = model.progressProperty().get().failed();
        result.setText(model.result());
        resultNote.getStyleClass().removeAll("ok", "warn");
        resultNote.getStyleClass().add(failed.isEmpty() ? "ok" : "warn");
        resultIcon.setIconLiteral(failed.isEmpty() ? "fth-check-circle" : "fth-alert-triangle");
        failedCards
                .getChildren()
                .setAll(failed.stream()
                        .limit(MOST_CARDS)
                        .<Node>map(cards::lasting)
                        .toList());
        drillBox.setVisible(model.canDrill());
        drillBox.setManaged(model.canDrill());
    }
}
