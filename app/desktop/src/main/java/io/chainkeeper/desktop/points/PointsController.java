package io.chainkeeper.desktop.points;

import atlantafx.base.controls.CustomTextField;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.TableRoom;
import io.chainkeeper.desktop.kept.PointColumns;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Binds the table of all points.
public final class PointsController {
    private final PointsViewModel model;
    private final RunCards cards;
    private final BiConsumer<UUID, Optional<UUID>> openRestore;

    @FXML
    private Label where;

    @FXML
    private Button rebuild;

    @FXML
    private Button verify;

    @FXML
    private Button restore;

    @FXML
    private CustomTextField search;

    @FXML
    private Label counted;

    @FXML
    private StackPane runSlot;

    @FXML
    private ListView<PointGroup> groups;

    @FXML
    private TableView<PointRow> table;

    @FXML
    private TableColumn<PointRow, PointRow> time;

    @FXML
    private TableColumn<PointRow, String> vm;

    @FXML
    private TableColumn<PointRow, PointRow> kind;

    @FXML
    private TableColumn<PointRow, PointRow> stored;

    @FXML
    private TableColumn<PointRow, PointRow> size;

    @FXML
    private TableColumn<PointRow, PointRow> consistency;

    /// @param cards       makes the card of a verification or rebuild
    /// @param openRestore opens the restore wizard for a VM on a point
    public PointsController(PointsViewModel model, RunCards cards, BiConsumer<UUID, Optional<UUID>> openRestore) {
        this.model = model;
        this.cards = cards;
        this.openRestore = openRestore;
    }

    @FXML
    private void initialize() {
        where.setText(model.where());
        counted.textProperty().bind(model.counted());
        search.textProperty().bindBidirectional(model.searchProperty());
        fillGroups();
        fillTable();
        model.selectedProperty().bind(table.getSelectionModel().selectedItemProperty());
        verify.disableProperty().bind(model.selectedProperty().isNull());
        verify.setOnAction(_ -> model.verify());
        restore.disableProperty().bind(model.selectedProperty().isNull());
        restore.setOnAction(_ -> restoreSelected());
        rebuild.setOnAction(_ -> model.rebuild());
        Shown.when(runSlot, model.cardProperty().map(Optional::isPresent));
        model.cardProperty().subscribe(this::showCard);
    }

    private void fillGroups() {
        groups.setItems(model.groups());
        groups.setCellFactory(_ -> new GroupCell());
        model.groupProperty().subscribe(now -> groups.getSelectionModel().select(now));
        groups.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.groupProperty().set(now);
            }
        });
    }

    private void fillTable() {
        SortedList<PointRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableRoom.share(table, List.of(size));
        Label placeholder = new Label();
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("muted");
        placeholder.textProperty().bind(model.placeholder());
        table.setPlaceholder(placeholder);
        table.setRowFactory(_ -> new SpokenRow());
        new PointColumns(time, kind, stored, size, consistency).fill();
        vm.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().vmName()));
        // With one VM chosen, its name in every row says nothing.
        model.groupProperty()
                .subscribe(now -> vm.setVisible(now == null || now.vm().isEmpty()));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                restoreSelected();
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                restoreSelected();
            }
        });
    }

    private void restoreSelected() {
        PointRow row = model.selectedProperty().get();
        if (row != null) {
            openRestore.accept(row.vm(), Optional.of(row.id()));
        }
    }

    private void showCard(Optional<RunCardViewModel> card) {
        runSlot.getChildren().setAll(card.map(cards::of).map(List::<Node>of).orElse(List.of()));
    }

    /// A VM's name and how many points it has.
    private static final class GroupCell extends ListCell<PointGroup> {
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox line = new HBox(8, name, count);

        GroupCell() {
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMnemonicParsing(false);
            HBox.setHgrow(name, Priority.ALWAYS);
            count.setMinWidth(Label.USE_PREF_SIZE);
            count.getStyleClass().addAll("muted", "small");
            line.getStyleClass().add("row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PointGroup group, boolean empty) {
            super.updateItem(group, empty);
            if (group == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(group.name());
            count.setText(String.valueOf(group.count()));
            setTooltip(new Tooltip(group.told()));
            setAccessibleText(group.spoken());
            setGraphic(line);
        }
    }

    /// A row that a screen reader can say.
    private final class SpokenRow extends TableRow<PointRow> {
        @Override
        protected void updateItem(@Nullable PointRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(row == null || empty ? null : row.spoken(model.wording()));
        }
    }
}
