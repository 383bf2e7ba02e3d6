package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.kept.PointColumns;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the restore wizard.
public final class RestoreController {
    private final RestoreViewModel model;
    private final RunCards cards;
    private final Node destination;
    private final Runnable close;

    @FXML
    private Button leave;

    @FXML
    private Label title;

    @FXML
    private HBox steps;

    @FXML
    private VBox pointPage;

    @FXML
    private TableView<PointRow> pointTable;

    @FXML
    private TableColumn<PointRow, PointRow> pointTime;

    @FXML
    private TableColumn<PointRow, String> pointKind;

    @FXML
    private TableColumn<PointRow, PointRow> pointStored;

    @FXML
    private TableColumn<PointRow, PointRow> pointSize;

    @FXML
    private TableColumn<PointRow, String> pointConsistency;

    @FXML
    private StackPane destinationPage;

    @FXML
    private ScrollPane reviewPage;

    @FXML
    private VBox sentences;

    @FXML
    private ScrollPane progressPage;

    @FXML
    private HBox result;

    @FXML
    private FontIcon resultIcon;

    @FXML
    private Label resultTitle;

    @FXML
    private VBox nextSteps;

    @FXML
    private StackPane runSlot;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private HBox bar;

    @FXML
    private Button back;

    @FXML
    private Button next;

    @FXML
    private Button send;

    @FXML
    private Button finish;

    /// @param cards       makes the card of the restore's run
    /// @param destination the page that asks where it goes, already bound
    /// @param close       leaves the wizard
    public RestoreController(RestoreViewModel model, RunCards cards, Node destination, Runnable close) {
        this.model = model;
        this.cards = cards;
        this.destination = destination;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.textProperty()
                .bind(model.vmTitleProperty().map(vm -> model.wording().get("restore.title", vm)));
        leave.setOnAction(_ -> close.run());
        bindPoint();
        Shown.when(destinationPage, on(WizardStep.DESTINATION));
        destinationPage.getChildren().setAll(destination);
        model.reviewProperty().subscribe(this::showReview);
        bindProgress();
        bindBar();
        model.stepProperty().subscribe(this::showStep);
    }

    private void bindPoint() {
        Shown.when(pointPage, on(WizardStep.POINT));
        new PointColumns(pointTime, pointKind, pointStored, pointSize, pointConsistency).fill();
        pointTable.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        pointTable.setItems(model.points());
        model.pointProperty().subscribe(row -> pointTable.getSelectionModel().select(row));
        pointTable.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.pointProperty().set(row);
            }
        });
    }

    private void showReview(List<String> lines) {
        sentences
                .getChildren()
                .setAll(lines.stream().map(RestoreController::sentence).toList());
    }

    private static HBox sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox row = new HBox(10, new FontIcon("fth-chevron-right"), label);
        return row;
    }

    private void bindProgress() {
        Shown.when(reviewPage, on(WizardStep.REVIEW));
        Shown.when(progressPage, on(WizardStep.PROGRESS));
        model.cardProperty().subscribe(this::showCard);
        Shown.when(result, model.resultProperty().map(Optional::isPresent));
        model.resultProperty().subscribe(how -> how.ifPresent(this::showResult));
    }

    private void showCard(Optional<RunCardViewModel> card) {
        runSlot.getChildren()
                .setAll(card.map(cards::lasting).map(List::<Node>of).orElse(List.of()));
    }

    private void showResult(RestoreResult how) {
        result.getStyleClass().setAll("note", how.tone().style());
        resultIcon.setIconLiteral(
                switch (how.tone()) {
                    case OK, CALM -> "fth-check-circle";
                    case WARN -> "fth-alert-circle";
                    case ALARM -> "fth-alert-triangle";
                });
        resultTitle.setText(how.title());
        nextSteps
                .getChildren()
                .setAll(how.next().stream().map(RestoreController::line).toList());
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private void bindBar() {
        BooleanBinding asks = on(WizardStep.DESTINATION);
        back.setOnAction(_ -> model.back());
        Shown.when(back, asks.or(on(WizardStep.REVIEW)).or(model.tryAgain()));
        next.setOnAction(_ -> model.next());
        Shown.when(next, asks.or(on(WizardStep.POINT)));
        next.disableProperty()
                .bind(model.askingProperty()
                        .or(asks.and(model.destination().missingProperty().isNotEmpty()))
                        .or(model.pointProperty().isNull()));
        send.setOnAction(_ -> model.send());
        Shown.when(send, on(WizardStep.REVIEW));
        finish.setOnAction(_ -> close.run());
        Shown.when(finish, model.resultProperty().map(Optional::isPresent));
        Shown.when(
                bar,
                on(WizardStep.PROGRESS)
                        .not()
                        .or(Bindings.createBooleanBinding(
                                () -> model.resultProperty().get().isPresent(), model.resultProperty())));
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
    }

    private void showStep(WizardStep now) {
        steps.getChildren().clear();
        for (WizardStep each : WizardStep.values()) {
            Label name =
                    new Label(model.wording().get("restore.step." + each.name().toLowerCase(Locale.ROOT)));
            name.getStyleClass().add("wizard-step");
            name.setAccessibleText(model.wording().get("restore.step.spoken", each.ordinal() + 1, name.getText()));
            if (each == now) {
                name.getStyleClass().add("current");
            }
            if (each != WizardStep.POINT) {
                steps.getChildren().add(new FontIcon("fth-chevron-right"));
            }
            steps.getChildren().add(name);
        }
        focus(now);
    }

    private void focus(WizardStep now) {
        switch (now) {
            case POINT -> pointTable.requestFocus();
            case DESTINATION -> destination.requestFocus();
            case REVIEW -> send.requestFocus();
            case PROGRESS -> progressPage.requestFocus();
        }
    }

    private BooleanBinding on(WizardStep which) {
        return Bindings.createBooleanBinding(() -> model.stepProperty().get() == which, model.stepProperty());
    }
}
