package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.images.ImageFormat;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds the page that asks where a point goes.
public final class DestinationController {
    private final DestinationViewModel model;
    private final FolderChooser chooser;

    @FXML
    private ToggleGroup destinations;

    @FXML
    private ToggleGroup formats;

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

    /// @param chooser asks for the folder for files
    public DestinationController(DestinationViewModel model, FolderChooser chooser) {
        this.model = model;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
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
        model.disks().addListener((ListChangeListener<DiskChoice>) change -> {
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
}
