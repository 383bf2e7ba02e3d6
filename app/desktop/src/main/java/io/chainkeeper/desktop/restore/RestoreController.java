package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.kept.PointColumns;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.images.ImageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the restore wizard.
public final class RestoreController {
    private final RestoreViewModel model;
    private final RunCards cards;
    private final FolderChooser chooser;
    private final Runnable close;

    @FXML
    private ToggleGroup destinations;

    @FXML
    private ToggleGroup formats;

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
    private ScrollPane destinationPage;

    @FXML
    private ToggleButton toVm;

    @FXML
    private ToggleButton toFiles;

    @FXML
    private VBox vmForm;

    @FXML
    private TextField vmName;

    @FXML
    private ChoiceBox<Named> cluster;

    @FXML
    private VBox domains;

    @FXML
    private VBox filesForm;

    @FXML
    private TextField folder;

    @FXML
    private Button browse;

    @FXML
    private RadioButton qcow2;

    @FXML
    private RadioButton raw;

    @FXML
    private VBox diskChoices;

    @FXML
    private Label missing;

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
    private Button back;

    @FXML
    private Button next;

    @FXML
    private Button send;

    @FXML
    private Button finish;

    /// @param cards   makes the card of the restore's run
    /// @param chooser asks for the folder for files
    /// @param close   leaves the wizard
    public RestoreController(RestoreViewModel model, RunCards cards, FolderChooser chooser, Runnable close) {
        this.model = model;
        this.cards = cards;
        this.chooser = chooser;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.textProperty()
                .bind(model.vmTitleProperty().map(vm -> model.wording().get("restore.title", vm)));
        leave.setOnAction(_ -> close.run());
        bindPoint();
        bindDestination();
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

    private void bindDestination() {
        Shown.when(destinationPage, on(WizardStep.DESTINATION));
        model.toVmProperty().subscribe(vm -> destinations.selectToggle(vm ? toVm : toFiles));
        destinations.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                destinations.selectToggle(before);
            } else {
                model.toVmProperty().set(now == toVm);
            }
        });
        toVm.setDisable(!model.engineThere());
        Shown.when(vmForm, model.toVmProperty());
        Shown.when(filesForm, model.toVmProperty().not());
        vmName.textProperty().bindBidirectional(model.vmNameProperty());
        cluster.setItems(model.clusters());
        cluster.valueProperty().bindBidirectional(model.clusterProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        browse.setOnAction(_ -> chooser.choose(model.wording().get("restore.files.folder.choose"))
                .ifPresent(chosen -> model.folderProperty().set(chosen.toString())));
        formats.selectToggle(qcow2);
        formats.selectedToggleProperty()
                .addListener(
                        (_, _, now) -> model.formatProperty().set(now == raw ? ImageFormat.RAW : ImageFormat.QCOW2));
        model.disks().addListener((javafx.collections.ListChangeListener<DiskChoice>) change -> {
            while (change.next()) {
                if (change.wasAdded() || change.wasRemoved()) {
                    showDisks();
                }
            }
        });
        showDisks();
        missing.textProperty().bind(model.missingProperty());
        Shown.when(missing, model.missingProperty().isNotEmpty());
    }

    private void showDisks() {
        domains.getChildren().setAll(model.disks().stream().map(this::domainRow).toList());
        diskChoices
                .getChildren()
                .setAll(model.disks().stream().map(this::fileRow).toList());
    }

    private HBox domainRow(DiskChoice choice) {
        ChoiceBox<Named> box = new ChoiceBox<>(model.domains());
        box.valueProperty().bindBidirectional(choice.domainProperty());
        box.setAccessibleText(
                model.wording().get("restore.vm.domain.spoken", choice.disk().alias()));
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        Label name = new Label(words(choice));
        name.setMinWidth(220);
        name.setPrefWidth(220);
        HBox row = new HBox(10, name, box);
        row.getStyleClass().add("row");
        return row;
    }

    private CheckBox fileRow(DiskChoice choice) {
        CheckBox box = new CheckBox(words(choice));
        box.setMnemonicParsing(false);
        box.selectedProperty().bindBidirectional(choice.wantedProperty());
        return box;
    }

    private String words(DiskChoice choice) {
        return model.wording()
                .get("restore.disk", choice.disk().alias(), choice.disk().size());
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
        BooleanBinding destination = on(WizardStep.DESTINATION);
        back.setOnAction(_ -> model.back());
        Shown.when(back, destination.or(on(WizardStep.REVIEW)).or(model.tryAgain()));
        next.setOnAction(_ -> model.next());
        Shown.when(next, destination.or(on(WizardStep.POINT)));
        next.disableProperty()
                .bind(model.askingProperty()
                        .or(destination.and(model.missingProperty().isNotEmpty()))
                        .or(model.pointProperty().isNull()));
        send.setOnAction(_ -> model.send());
        Shown.when(send, on(WizardStep.REVIEW));
        finish.setOnAction(_ -> close.run());
        Shown.when(finish, model.resultProperty().map(Optional::isPresent));
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
            case DESTINATION -> (model.toVmProperty().get() ? toVm : toFiles).requestFocus();
            case REVIEW -> send.requestFocus();
            case PROGRESS -> progressPage.requestFocus();
        }
    }

    private BooleanBinding on(WizardStep which) {
        return Bindings.createBooleanBinding(() -> model.stepProperty().get() == which, model.stepProperty());
    }
}
