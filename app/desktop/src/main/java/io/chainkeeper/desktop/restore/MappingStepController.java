package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.images.ImageFormat;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Binds the page that asks for names, places and networks.
public final class MappingStepController {
    private final MappingStepViewModel model;
    private final FolderChooser chooser;
    private final MappingRows rows;

    @FXML
    private ToggleGroup formats;

    @FXML
    private VBox vmForm;

    @FXML
    private TextField vmName;

    @FXML
    private Label vmNameTrouble;

    @FXML
    private ComboBox<Named> cluster;

    @FXML
    private Label clusterTrouble;

    @FXML
    private VBox nicForm;

    @FXML
    private VBox nics;

    @FXML
    private VBox targetForm;

    @FXML
    private ComboBox<TargetVm> target;

    @FXML
    private Label targetTrouble;

    @FXML
    private CheckBox plug;

    @FXML
    private Label consequence;

    @FXML
    private VBox domainForm;

    @FXML
    private VBox domains;

    @FXML
    private VBox filesForm;

    @FXML
    private TextField folder;

    @FXML
    private Button browse;

    @FXML
    private Label folderTrouble;

    @FXML
    private Label room;

    @FXML
    private RadioButton qcow2;

    @FXML
    private RadioButton raw;

    /// @param chooser asks for the folder for files
    public MappingStepController(MappingStepViewModel model, FolderChooser chooser) {
        this.model = model;
        this.chooser = chooser;
        this.rows = new MappingRows(model);
    }

    @FXML
    private void initialize() {
        bindVm();
        bindTarget();
        bindFiles();
        Shown.when(domainForm, to(Destination.FILES).not());
        Observable[] shown = {model.what().disks(), model.what().wholeProperty()};
        for (Observable each : shown) {
            each.addListener(_ -> showDomains());
        }
        showDomains();
    }

    private BooleanBinding to(Destination which) {
        return Bindings.createBooleanBinding(
                () -> model.where().destinationProperty().get() == which,
                model.where().destinationProperty());
    }

    private void bindVm() {
        NewVmForm form = model.newVm();
        Shown.when(vmForm, to(Destination.NEW_VM));
        vmName.textProperty().bindBidirectional(form.nameProperty());
        trouble(vmNameTrouble, form.nameTroubleProperty());
        cluster.setItems(form.clusters());
        cluster.valueProperty().bindBidirectional(form.clusterProperty());
        trouble(clusterTrouble, form.clusterTroubleProperty());
        Shown.when(nicForm, to(Destination.NEW_VM).and(Bindings.isNotEmpty(form.nics())));
        form.nics().addListener((Observable _) -> showNics());
        showNics();
    }

    private void bindTarget() {
        TargetForm form = model.target();
        Shown.when(targetForm, to(Destination.EXISTING_VM));
        target.setItems(form.vms());
        target.valueProperty().bindBidirectional(form.vmProperty());
        trouble(targetTrouble, form.troubleProperty());
        plug.selectedProperty().bindBidirectional(form.plugProperty());
        Shown.when(plug, form.asksPlug());
        consequence.textProperty().bind(form.consequenceProperty());
        Shown.when(consequence, form.consequenceProperty().isNotEmpty());
    }

    private void bindFiles() {
        FilesForm form = model.files();
        Shown.when(filesForm, to(Destination.FILES));
        folder.textProperty().bindBidirectional(form.folderProperty());
        browse.setOnAction(_ -> chooser.choose(model.wording().get("restore.files.folder.choose"))
                .ifPresent(chosen -> form.folderProperty().set(chosen.toString())));
        trouble(folderTrouble, form.troubleProperty());
        room.textProperty().bind(form.roomProperty());
        Shown.when(room, form.roomProperty().isNotEmpty());
        form.formatProperty().subscribe(now -> formats.selectToggle(now == ImageFormat.RAW ? raw : qcow2));
        formats.selectedToggleProperty()
                .addListener(
                        (_, _, now) -> form.formatProperty().set(now == raw ? ImageFormat.RAW : ImageFormat.QCOW2));
    }

    private static void trouble(Label label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        Shown.when(label, words.map(each -> !each.isEmpty()));
    }

    private void showNics() {
        rows.nics(nics.getChildren());
    }

    private void showDomains() {
        rows.domains(domains.getChildren());
    }
}
