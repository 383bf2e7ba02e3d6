package io.chainkeeper.desktop.browse;

import atlantafx.base.controls.CustomTextField;
import io.chainkeeper.desktop.edge.ScreenKeys;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.TableRoom;
import io.chainkeeper.desktop.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds the list of VMs: over the whole width, or narrow beside the page of one of them.
public final class MachinesController {
    /// Icon, gap and the rounded ends of a pill, and the cell around it, px.
    private static final double PILL_PADDING = 56;

    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final double LIST_SHARE = 0.42;
    private final MachinesViewModel model;
    private final MachineVerbs verbs;
    private final Node page;
    private final Consumer<Set<UUID>> newPlan;

    @FXML
    private SplitPane split;

    @FXML
    private VBox listSide;

    @FXML
    private CustomTextField search;

    @FXML
    private MenuButton filter;

    @FXML
    private FlowPane chips;

    @FXML
    private Label counted;

    @FXML
    private Button refresh;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private Label bannerAge;

    @FXML
    private Button again;

    @FXML
    private TableView<MachineRow> table;

    @FXML
    private TableColumn<MachineRow, MachineRow> name;

    @FXML
    private TableColumn<MachineRow, MachineRow> protection;

    @FXML
    private TableColumn<MachineRow, MachineRow> plan;

    @FXML
    private TableColumn<MachineRow, MachineRow> lastPoint;

    @FXML
    private TableColumn<MachineRow, MachineRow> nextRun;

    @FXML
    private TableColumn<MachineRow, MachineRow> points;

    @FXML
    private TableColumn<MachineRow, MachineRow> size;

    @FXML
    private TableColumn<MachineRow, MachineRow> cluster;

    @FXML
    private StackPane doneSlot;

    @FXML
    private StackPane barSlot;

    @FXML
    private StackPane detail;

    /// @param page    the VM's page, already bound
    /// @param newPlan opens a new plan for some VMs
    public MachinesController(MachinesViewModel model, MachineVerbs verbs, Node page, Consumer<Set<UUID>> newPlan) {
        this.model = model;
        this.verbs = verbs;
        this.page = page;
        this.newPlan = newPlan;
    }

    @FXML
    private void initialize() {
        detail.getChildren().setAll(page);
        search.textProperty().bindBidirectional(model.searchProperty());
        counted.textProperty().bind(model.counted());
        refresh.setOnAction(_ -> model.load());
        refresh.disableProperty().bind(model.loadingProperty());
        FilterMenu menu = new FilterMenu(model, filter);
        chips.getChildren().setAll(menu.chips());
        model.filters().subscribe(() -> chips.getChildren().setAll(menu.chips()));
        Shown.when(chips, menu.any());
        bindBanner();
        fillTable();
        doneSlot.getChildren().setAll(new DoneNote(verbs, model.wording()));
        barSlot.getChildren().setAll(new ChosenBar(model, verbs, newPlan));
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::inSearch);
        ScreenKeys.listen(split, this::shortcut);
        split.sceneProperty().subscribe(scene -> model.attend(scene != null));
        model.selectedProperty().subscribe(this::open);
    }

    private void bindBanner() {
        bannerText.textProperty().bind(model.troubleProperty());
        bannerAge.textProperty().bind(model.stale());
        Shown.when(banner, model.stale().isNotEmpty());
        again.setOnAction(_ -> model.load());
        again.disableProperty().bind(model.loadingProperty());
        // Not on the binding itself, which nobody would hold.
        bannerAge.textProperty().subscribe(age -> {
            table.getStyleClass().remove("stale");
            if (!age.isEmpty()) {
                table.getStyleClass().add("stale");
            }
        });
    }

    private void fillTable() {
        Wording wording = model.wording();
        new MachineColumns(wording).fill(List.of(name, protection, plan, lastPoint, nextRun, points, size, cluster));
        TableRoom.keep(protection, ProtectionLook.words(wording), PILL_PADDING);
        TableRoom.share(table, List.of(cluster, size, nextRun, plan));
        new TableChoice(model, table).bind();
        table.setPlaceholder(new EmptyList(model));
        table.setRowFactory(_ -> new MachineTableRow(model));
        table.setContextMenu(new MachineMenu(model, verbs, newPlan));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::inTable);
    }

    private void inSearch(KeyEvent key) {
        if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
            table.requestFocus();
            if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
                table.getSelectionModel().select(0);
            }
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            key.consume();
        }
    }

    private void inTable(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            focused().ifPresent(row -> model.selectedProperty().set(row.id()));
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            leave();
            key.consume();
        }
    }

    /// One step out: first several rows are given up, then the page.
    private void leave() {
        if (model.chosenProperty().get().size() > 1) {
            table.getSelectionModel().clearAndSelect(table.getFocusModel().getFocusedIndex());
        } else {
            model.selectedProperty().set(null);
        }
    }

    private Optional<MachineRow> focused() {
        return Optional.ofNullable(table.getFocusModel().getFocusedItem());
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

    /// The list gives way to a VM's page, or takes the whole room back.
    private void open(@Nullable UUID vm) {
        boolean beside = vm != null;
        boolean was = split.getItems().contains(detail);
        if (beside && !was) {
            split.getItems().setAll(listSide, detail);
            split.setDividerPositions(LIST_SHARE);
        } else if (!beside && was) {
            split.getItems().setAll(listSide);
            table.requestFocus();
        }
    }
}
