package io.chainkeeper.desktop.browse;

import atlantafx.base.controls.CustomTextField;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Protection;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the list of VMs to its table and puts the VM's page beside it.
public final class MachinesController {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private final MachinesViewModel model;
    private final Node page;

    @FXML
    private SplitPane split;

    @FXML
    private CustomTextField search;

    @FXML
    private ChoiceBox<MachinesViewModel.Only> only;

    @FXML
    private Label counted;

    @FXML
    private Button refresh;

    @FXML
    private TableView<MachineRow> table;

    @FXML
    private TableColumn<MachineRow, MachineRow> name;

    @FXML
    private TableColumn<MachineRow, Protection> protection;

    @FXML
    private TableColumn<MachineRow, MachineRow> lastPoint;

    @FXML
    private TableColumn<MachineRow, Integer> points;

    @FXML
    private StackPane detail;

    /// @param page the VM's page, already bound
    public MachinesController(MachinesViewModel model, Node page) {
        this.model = model;
        this.page = page;
    }

    @FXML
    private void initialize() {
        detail.getChildren().setAll(page);
        search.textProperty().bindBidirectional(model.searchProperty());
        only.getItems().setAll(MachinesViewModel.Only.values());
        only.setConverter(onlyWords());
        only.valueProperty().bindBidirectional(model.onlyProperty());
        counted.textProperty().bind(model.counted());
        refresh.setOnAction(_ -> model.load());
        refresh.disableProperty().bind(model.loadingProperty());
        fillTable();
        bindSelection();
        split.addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    private void shortcut(KeyEvent key) {
        if (FIND.match(key)) {
            search.requestFocus();
            search.selectAll();
            key.consume();
        } else if (key.getCode() == KeyCode.F5) {
            model.load();
            key.consume();
        }
    }

    private void fillTable() {
        Wording wording = model.wording();
        SortedList<MachineRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label placeholder = new Label();
        placeholder.setWrapText(true);
        placeholder.setMaxWidth(300);
        placeholder.getStyleClass().add("muted");
        placeholder.textProperty().bind(model.placeholder());
        table.setPlaceholder(placeholder);
        table.setRowFactory(_ -> new SpokenRow());
        name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        name.setCellFactory(_ -> new NameCell(wording));
        name.setComparator((a, b) -> String.CASE_INSENSITIVE_ORDER.compare(a.name(), b.name()));
        protection.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().protection()));
        protection.setCellFactory(_ -> new ProtectionCell(wording));
        lastPoint.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        lastPoint.setCellFactory(_ -> new AgoCell());
        lastPoint.setComparator((a, b) -> a.lastPoint()
                .orElse(java.time.Instant.MIN)
                .compareTo(b.lastPoint().orElse(java.time.Instant.MIN)));
        points.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().points()));
    }

    private void bindSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.selectedProperty().set(row.id());
            }
        });
        model.selectedProperty().addListener((_, _, vm) -> select(vm));
        model.shown().addListener((javafx.collections.ListChangeListener<MachineRow>)
                _ -> select(model.selectedProperty().get()));
    }

    private void select(@Nullable UUID vm) {
        MachineRow now = table.getSelectionModel().getSelectedItem();
        if (vm == null || now != null && now.id().equals(vm)) {
            return;
        }
        table.getItems().stream().filter(row -> row.id().equals(vm)).findFirst().ifPresent(row -> {
            table.getSelectionModel().select(row);
            reveal(table.getItems().indexOf(row));
        });
    }

    /// Scrolls only when it must: rows that jump under the mouse are hit wrongly.
    private void reveal(int index) {
        double rowsInSight = table.getHeight() / table.getFixedCellSize() - 2;
        if (index > rowsInSight) {
            table.scrollTo(Math.max(0, index - 3));
        }
    }

    private StringConverter<MachinesViewModel.Only> onlyWords() {
        return new StringConverter<>() {
            @Override
            public String toString(MachinesViewModel.Only which) {
                return model.wording().get("machines.only." + which.name().toLowerCase(java.util.Locale.ROOT));
            }

            @Override
            public MachinesViewModel.Only fromString(String text) {
                throw new UnsupportedOperationException("a choice box is not typed into");
            }
        };
    }

    /// A row that a screen reader can say.
    private static final class SpokenRow extends TableRow<MachineRow> {
        @Override
        protected void updateItem(@Nullable MachineRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(row == null || empty ? null : row.spoken());
        }
    }
}
