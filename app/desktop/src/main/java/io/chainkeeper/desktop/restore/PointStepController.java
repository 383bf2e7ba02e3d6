package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.chain.ChainTimeline;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.TableRoom;
import io.chainkeeper.desktop.kept.PointColumns;
import io.chainkeeper.desktop.kept.PointRow;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds the page that asks for the moment.
public final class PointStepController {
    private final PointStepViewModel model;
    private final ReadOnlyBooleanProperty asking;
    private final Runnable next;
    private final ChainTimeline timeline;

    @FXML
    private VBox vmSide;

    @FXML
    private TextField vmSearch;

    @FXML
    private TableView<KeptVm> vmTable;

    @FXML
    private TableColumn<KeptVm, KeptVm> vmName;

    @FXML
    private TableColumn<KeptVm, String> vmPoints;

    @FXML
    private VBox nothing;

    @FXML
    private Label nothingText;

    @FXML
    private VBox pointSide;

    @FXML
    private StackPane timelineSlot;

    @FXML
    private Label readout;

    @FXML
    private TableView<PointRow> pointTable;

    @FXML
    private TableColumn<PointRow, PointRow> pointTime;

    @FXML
    private TableColumn<PointRow, PointRow> pointKind;

    @FXML
    private TableColumn<PointRow, PointRow> pointStored;

    @FXML
    private TableColumn<PointRow, PointRow> pointSize;

    @FXML
    private TableColumn<PointRow, PointRow> pointConsistency;

    /// @param asking whether the points are still being read
    /// @param next   goes to the next page
    public PointStepController(PointStepViewModel model, ReadOnlyBooleanProperty asking, Runnable next) {
        this.model = model;
        this.next = next;
        this.asking = asking;
        this.timeline = new ChainTimeline(model.wording());
    }

    @FXML
    private void initialize() {
        bindVms();
        bindPoints();
        bindKeys();
        Shown.when(nothing, Bindings.isEmpty(model.points()));
        Shown.when(pointSide, Bindings.isNotEmpty(model.points()));
        nothingText
                .textProperty()
                .bind(Bindings.createStringBinding(
                        this::whyNothing, asking, model.asksVmProperty(), model.vms(), model.searchProperty()));
    }

    private String whyNothing() {
        String why = asking.get()
                ? "reading"
                : model.asksVmProperty().get()
                        ? (model.vms().isEmpty()
                                ? (model.searchProperty().get().isBlank() ? "no-points" : "none-found")
                                : "choose-vm")
                        : "vm-without";
        return model.wording().get("restore.point." + why);
    }

    private void bindVms() {
        Shown.when(vmSide, model.asksVmProperty());
        vmSearch.textProperty().bindBidirectional(model.searchProperty());
        vmTable.setItems(model.vms());
        vmTable.setPlaceholder(new Label());
        TableRoom.share(vmTable, List.of());
        vmName.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        vmName.setCellFactory(_ -> new NameCell());
        vmPoints.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(String.valueOf(row.getValue().points())));
        vmTable.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.vmProperty().set(chosen);
            }
        });
        model.vmProperty().subscribe(chosen -> {
            if (chosen == null) {
                vmTable.getSelectionModel().clearSelection();
            }
        });
    }

    /// From the search into the list, from a VM to its points, from a point to the next page. A table would keep Enter
    /// for itself, and the button that goes on would never hear of it.
    private void bindKeys() {
        onKey(vmSearch, Set.of(KeyCode.DOWN, KeyCode.ENTER), () -> {
            vmTable.requestFocus();
            if (vmTable.getSelectionModel().isEmpty()) {
                vmTable.getSelectionModel().selectFirst();
            }
        });
        onKey(vmTable, Set.of(KeyCode.ENTER), () -> {
            if (pointSide.isVisible()) {
                pointTable.requestFocus();
            }
        });
        onKey(pointTable, Set.of(KeyCode.ENTER), next);
    }

    private static void onKey(Node node, Set<KeyCode> codes, Runnable action) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (codes.contains(key.getCode())) {
                action.run();
                key.consume();
            }
        });
    }

    private void bindPoints() {
        timelineSlot.getChildren().setAll(timeline);
        model.pictureProperty().subscribe(timeline::setPicture);
        readout.textProperty().bind(timeline.readoutProperty());
        timeline.selectedProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        new PointColumns(pointTime, pointKind, pointStored, pointSize, pointConsistency).fill();
        TableRoom.share(pointTable, List.of(pointSize, pointStored));
        ObservableList<PointRow> rows = FXCollections.observableArrayList();
        Bindings.bindContent(rows, model.points());
        pointTable.setItems(rows);
        model.pointProperty().subscribe(row -> {
            pointTable.getSelectionModel().select(row);
            timeline.selectedProperty().set(row == null ? null : row.id());
        });
        pointTable.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null && !Objects.equals(row, model.pointProperty().get())) {
                model.pointProperty().set(row);
            }
        });
    }

    /// A VM's name, and that the engine has forgotten it.
    private final class NameCell extends TableCell<KeptVm, KeptVm> {
        @Override
        protected void updateItem(@Nullable KeptVm vm, boolean empty) {
            super.updateItem(vm, empty);
            if (vm == null || empty) {
                setText(null);
                setTooltip(null);
                return;
            }
            setText(vm.onEngine() ? vm.name() : model.wording().get("restore.point.vm.forgotten", vm.name()));
            setTooltip(
                    new Tooltip(model.wording().get("restore.point.vm.spoken", vm.name(), vm.points(), vm.newest())));
        }
    }
}
