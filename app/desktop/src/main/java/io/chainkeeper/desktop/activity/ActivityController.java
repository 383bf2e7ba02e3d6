package io.chainkeeper.desktop.activity;

import atlantafx.base.controls.CustomTextField;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.ScreenKeys;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.TableRoom;
import io.chainkeeper.desktop.edge.WordCell;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.run.RunKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the list of runs to its table and puts the story of one beside it.
public final class ActivityController {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private static final double LIST_SHARE = 0.6;

    /// Icon, gap and the rounded ends of a pill, and the cell around it, px.
    private static final double PILL_PADDING = 64;

    private final ActivityViewModel model;
    private final Node page;
    private final FolderChooser chooser;

    @FXML
    private SplitPane split;

    @FXML
    private VBox listSide;

    @FXML
    private CustomTextField search;

    @FXML
    private ChoiceBox<Optional<RunKind>> kind;

    @FXML
    private ChoiceBox<ActivityViewModel.Ending> ending;

    @FXML
    private ChoiceBox<ActivityViewModel.Period> period;

    @FXML
    private Button onlyVm;

    @FXML
    private Label counted;

    @FXML
    private MenuButton export;

    @FXML
    private MenuItem exportCsv;

    @FXML
    private MenuItem exportJson;

    @FXML
    private Button refresh;

    @FXML
    private HBox news;

    @FXML
    private Label newsText;

    @FXML
    private Button newsDismiss;

    @FXML
    private TableView<RunRow> table;

    @FXML
    private TableColumn<RunRow, RunRow> state;

    @FXML
    private TableColumn<RunRow, RunRow> time;

    @FXML
    private TableColumn<RunRow, RunRow> what;

    @FXML
    private TableColumn<RunRow, RunRow> subject;

    @FXML
    private TableColumn<RunRow, RunRow> took;

    @FXML
    private TableColumn<RunRow, RunRow> outcome;

    @FXML
    private StackPane detail;

    /// @param page    the story of the selected run, already bound
    /// @param chooser asks where an export goes
    public ActivityController(ActivityViewModel model, Node page, FolderChooser chooser) {
        this.model = model;
        this.page = page;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        detail.getChildren().setAll(page);
        SplitPane.setResizableWithParent(detail, false);
        bindFilters();
        counted.textProperty().bind(model.counted());
        refresh.setOnAction(_ -> model.load());
        exportCsv.setOnAction(_ -> export(Activity.Format.CSV));
        exportJson.setOnAction(_ -> export(Activity.Format.JSON));
        newsText.textProperty().bind(model.newsProperty());
        newsDismiss.setOnAction(_ -> model.dismissNews());
        Shown.when(news, model.newsProperty().isNotEmpty());
        fillTable();
        bindSelection();
        ScreenKeys.listen(split, this::shortcut);
    }

    private void bindFilters() {
        search.textProperty().bindBidirectional(model.searchProperty());
        kind.getItems().add(Optional.empty());
        Stream.of(RunKind.values()).map(Optional::of).forEach(kind.getItems()::add);
        kind.setConverter(words(each ->
                each.map(model.wording().words()::of).orElse(model.wording().get("activity.kind.all"))));
        kind.valueProperty().bindBidirectional(model.kindProperty());
        ending.getItems().setAll(ActivityViewModel.Ending.values());
        ending.setConverter(words(each -> word("activity.ending.", each)));
        ending.valueProperty().bindBidirectional(model.endingProperty());
        period.getItems().setAll(ActivityViewModel.Period.values());
        period.setConverter(words(each -> word("activity.period.", each)));
        period.valueProperty().bindBidirectional(model.periodProperty());
        onlyVm.setOnAction(_ -> model.about(Optional.empty()));
        Shown.when(onlyVm, model.vmProperty().map(Optional::isPresent));
    }

    private String word(String stem, Enum<?> value) {
        return model.wording().get(stem + value.name().toLowerCase(Locale.ROOT));
    }

    private void export(Activity.Format format) {
        chooser.choose(model.wording().get("activity.export.where")).ifPresent(folder -> model.export(folder, format));
    }

    private void shortcut(KeyEvent key) {
        if (FIND.match(key)) {
            search.requestFocus();
            search.selectAll();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            leave();
            key.consume();
        } else if (key.getCode() == KeyCode.F5) {
            model.load();
            key.consume();
        }
    }

    private void fillTable() {
        Wording wording = model.wording();
        SortedList<RunRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableRoom.keep(
                state,
                Stream.of(RunEntry.State.values())
                        .map(each -> wording.get(RunRow.key(each)))
                        .toList(),
                PILL_PADDING);
        TableRoom.share(table, List.of(took, outcome));
        Label placeholder = new Label();
        placeholder.setWrapText(true);
        placeholder.setMaxWidth(420);
        placeholder.getStyleClass().add("muted");
        placeholder.textProperty().bind(model.placeholder());
        table.setPlaceholder(placeholder);
        table.setRowFactory(_ -> new SpokenRow());
        column(state, Comparator.comparing(row -> row.entry().state()));
        state.setCellFactory(_ -> new StateCell(wording));
        column(time, Comparator.comparing(RunRow::startedAt), row -> row.time(wording));
        column(what, Comparator.comparing(RunRow::what), RunRow::what);
        column(subject, Comparator.comparing(RunRow::subject, String.CASE_INSENSITIVE_ORDER), RunRow::subject);
        column(took, Comparator.comparing(row -> row.took().orElse(Duration.ZERO)), row -> row.took(wording));
        column(outcome, Comparator.comparing(row -> row.outcome(wording)), row -> row.outcome(wording));
    }

    private static void column(TableColumn<RunRow, RunRow> column, Comparator<RunRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
    }

    private static void column(
            TableColumn<RunRow, RunRow> column, Comparator<RunRow> order, Function<RunRow, String> words) {
        column(column, order);
        column.setCellFactory(_ -> new WordCell<>(words));
    }

    private void bindSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.selectedProperty().set(row.id());
            }
        });
        model.selectedProperty().addListener((_, _, run) -> select(run));
        model.selectedProperty().subscribe(run -> open(run != null));
        model.shown().addListener((ListChangeListener<RunRow>)
                _ -> select(model.selectedProperty().get()));
    }

    /// The list has the whole room as long as no run is chosen.
    private void open(boolean beside) {
        if (!beside) {
            split.getItems().setAll(listSide);
        } else if (!split.getItems().contains(detail)) {
            split.getItems().setAll(listSide, detail);
            split.setDividerPositions(LIST_SHARE);
        }
    }

    private void leave() {
        table.getSelectionModel().clearSelection();
        model.selectedProperty().set(null);
    }

    private void select(@Nullable UUID run) {
        RunRow now = table.getSelectionModel().getSelectedItem();
        if (run == null || now != null && now.id().equals(run)) {
            return;
        }
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).id().equals(run)) {
                table.getSelectionModel().select(i);
                return;
            }
        }
    }

    private static <T> StringConverter<T> words(Function<T, String> say) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : say.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice box is not typed into");
            }
        };
    }

    /// A row that a screen reader can say.
    private final class SpokenRow extends TableRow<RunRow> {
        @Override
        protected void updateItem(@Nullable RunRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(row == null || empty ? null : row.spoken(model.wording()));
        }
    }
}
