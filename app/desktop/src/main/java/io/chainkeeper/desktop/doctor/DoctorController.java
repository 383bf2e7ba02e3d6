package io.chainkeeper.desktop.doctor;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.WhileShown;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.jobs.doctor.Leftover.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Binds what should not be there.
public final class DoctorController {
    /// A look asks the engine for every VM's backups and checkpoints, so it is not taken often by itself.
    private static final Duration AGE = Duration.ofMinutes(10);

    private final DoctorViewModel model;
    private final RunCards cards;
    private final FindingCards findings;

    @FXML
    private ScrollPane page;

    @FXML
    private Button look;

    @FXML
    private Button cleanUp;

    @FXML
    private Button goOn;

    @FXML
    private Button giveUp;

    @FXML
    private Button rebuild;

    @FXML
    private ProgressIndicator looking;

    @FXML
    private Label summary;

    @FXML
    private HBox healthy;

    @FXML
    private Label healthyText;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private StackPane runSlot;

    @FXML
    private VBox groups;

    /// @param cards makes the card of a run that mends something
    public DoctorController(DoctorViewModel model, RunCards cards) {
        this.model = model;
        this.cards = cards;
        this.findings = new FindingCards(model.wording());
    }

    @FXML
    private void initialize() {
        look.setOnAction(_ -> model.look());
        look.disableProperty().bind(model.lookingProperty());
        looking.visibleProperty().bind(model.lookingProperty());
        Shown.when(cleanUp, model.has(Remedy.CLEAN_UP));
        cleanUp.setOnAction(_ -> model.cleanUp());
        Shown.when(goOn, model.has(Remedy.GO_ON));
        goOn.setOnAction(_ -> model.goOn());
        Shown.when(giveUp, model.has(Remedy.GO_ON));
        giveUp.setOnAction(_ -> model.giveUp());
        Shown.when(rebuild, model.has(Remedy.REBUILD));
        rebuild.setOnAction(_ -> model.rebuild());
        summary.textProperty().bind(model.seenProperty().map(model::summary));
        healthyText.textProperty().bind(summary.textProperty());
        Shown.when(healthy, model.healthy());
        Shown.when(summary, model.healthy().map(well -> !well));
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(runSlot, model.cardProperty().map(Optional::isPresent));
        model.cardProperty().subscribe(this::showCard);
        model.findings()
                .subscribe(found -> groups.getChildren()
                        .setAll(found.stream().<Node>map(findings::card).toList()));
        WhileShown.look(page, AGE, model::look);
    }

    private void showCard(Optional<RunCardViewModel> card) {
        runSlot.getChildren().setAll(card.map(cards::of).map(List::<Node>of).orElse(List.of()));
    }
}
