package io.chainkeeper.desktop.begin;

import atlantafx.base.controls.CustomTextField;
import io.chainkeeper.desktop.wording.Wording;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Binds the first of the first steps: which VMs.
public final class BeginVmsController {
    private static final double ROW = 52;
    private final BeginViewModel model;
    private final Wording wording;

    @FXML
    private CustomTextField search;

    @FXML
    private Button chooseReady;

    @FXML
    private Button chooseNone;

    @FXML
    private ListView<ReadyVm> vms;

    @FXML
    private Label chosenWords;

    /// Binds to what decides.
    public BeginVmsController(BeginViewModel model) {
        this.model = model;
        this.wording = model.wording();
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.candidates().searchProperty());
        chooseReady.setOnAction(_ -> model.candidates().chooseReady(true));
        chooseNone.setOnAction(_ -> model.candidates().chooseReady(false));
        vms.setItems(model.candidates().found());
        vms.setFixedCellSize(ROW);
        vms.setCellFactory(_ -> new ReadyCell(wording));
        Label none = new Label(wording.get("begin.vms.none"));
        none.getStyleClass().add("muted");
        vms.setPlaceholder(none);
        // A list takes both keys for itself: the space bar to select, Enter to edit.
        vms.addEventFilter(KeyEvent.KEY_PRESSED, this::inList);
        chosenWords.textProperty().bind(model.chosenWordsProperty());
    }

    private void inList(KeyEvent key) {
        ReadyVm vm = vms.getFocusModel().getFocusedItem();
        if (key.getCode() == KeyCode.SPACE && vm != null) {
            vm.choose(!vm.inProperty().get());
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            model.next();
            key.consume();
        }
    }
}
