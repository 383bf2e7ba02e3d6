package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.FolderOpener;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.TableRoom;
import io.chainkeeper.desktop.edge.WordCell;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.jobs.activity.Space;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds the page of the open repository.
public final class StoresController {
    private final StoresViewModel model;
    private final RunCards cards;
    private final FolderOpener opener;
    private final Adopting adopting;
    private final Node others;
    private final SpaceBar bar = new SpaceBar();

    /// Taking in a folder of another tool.
    ///
    /// @param model   looks at it and copies
    /// @param page    shows what was found, already bound
    /// @param chooser asks for the folder
    public record Adopting(AdoptViewModel model, Node page, FolderChooser chooser) {}

    @FXML
    private Label folder;

    @FXML
    private Button openFolder;

    @FXML
    private Button rebuild;

    @FXML
    private Button adopt;

    @FXML
    private StackPane adoptSlot;

    @FXML
    private Button verify;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private StackPane runSlot;

    @FXML
    private VBox known;

    @FXML
    private StackPane othersSlot;

    @FXML
    private StackPane barSlot;

    @FXML
    private Label used;

    @FXML
    private HBox forecastNote;

    @FXML
    private Label forecast;

    @FXML
    private Label coverage;

    @FXML
    private ProgressBar coverageBar;

    @FXML
    private Label coverageFacts;

    @FXML
    private TableView<StoreRow> table;

    @FXML
    private TableColumn<StoreRow, StoreRow> vm;

    @FXML
    private TableColumn<StoreRow, StoreRow> share;

    @FXML
    private TableColumn<StoreRow, StoreRow> size;

    @FXML
    private TableColumn<StoreRow, StoreRow> points;

    @FXML
    private TableColumn<StoreRow, StoreRow> readBack;

    /// @param cards  makes the card of a run that looks after the repository
    /// @param opener shows the folder
    /// @param adopting takes in a folder of another tool
    /// @param others lists the repositories that are not open, already bound
    public StoresController(
            StoresViewModel model, RunCards cards, FolderOpener opener, Adopting adopting, Node others) {
        this.model = model;
        this.cards = cards;
        this.opener = opener;
        this.adopting = adopting;
        this.others = others;
    }

    @FXML
    private void initialize() {
        folder.setText(model.folder().toString());
        openFolder.setOnAction(_ -> opener.open(model.folder()));
        rebuild.setOnAction(_ -> model.rebuild());
        bindAdopting();
        othersSlot.getChildren().setAll(others);
        verify.setOnAction(_ -> model.verifyOldest());
        verify.disableProperty()
                .bind(model.spaceProperty()
                        .map(space -> space.map(now -> now.vms().isEmpty()).orElse(true)));
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        Shown.when(known, model.spaceProperty().map(Optional::isPresent));
        barSlot.getChildren().setAll(bar);
        model.spaceProperty().subscribe(space -> space.ifPresent(this::show));
        Shown.when(runSlot, model.cardProperty().map(Optional::isPresent));
        model.cardProperty().subscribe(this::showCard);
        fillTable();
    }

    private void bindAdopting() {
        AdoptViewModel folders = adopting.model();
        adopt.setOnAction(_ -> adopting.chooser()
                .choose(model.wording().get("repositories.adopt.where"))
                .ifPresent(folders::look));
        adoptSlot.getChildren().setAll(adopting.page());
        Shown.when(
                adoptSlot,
                Bindings.createBooleanBinding(
                        () -> folders.lookProperty().get().isPresent()
                                || !folders.troubleProperty().get().isEmpty(),
                        folders.lookProperty(),
                        folders.troubleProperty()));
    }

    private void show(Space space) {
        String said = model.used(space);
        bar.show(space, said);
        used.setText(said);
        forecast.setText(model.forecast(space));
        forecastNote.getStyleClass().removeAll("warn");
        if (model.soonFull(space)) {
            forecastNote.getStyleClass().add("warn");
        }
        coverage.setText(model.coverage(space));
        coverageBar.setProgress(space.verified().fraction());
        coverageBar.setAccessibleText(coverage.getText());
        coverageFacts.setText(model.coverageFacts(space));
    }

    private void showCard(Optional<RunCardViewModel> card) {
        runSlot.getChildren().setAll(card.map(cards::of).map(List::<Node>of).orElse(List.of()));
    }

    private void fillTable() {
        SortedList<StoreRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableRoom.share(table, List.of(share));
        Label placeholder = new Label(model.placeholder());
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("muted");
        table.setPlaceholder(placeholder);
        table.setRowFactory(_ -> new SpokenRow());
        var wording = model.wording();
        column(vm, Comparator.comparing(row -> row.vm().name(), String.CASE_INSENSITIVE_ORDER));
        vm.setCellFactory(_ -> new WordCell<>(row -> row.vm().name()));
        column(share, Comparator.comparingLong(row -> row.vm().used()));
        share.setCellFactory(_ -> new ShareCell());
        column(size, Comparator.comparingLong(row -> row.vm().used()));
        size.setCellFactory(_ -> new WordCell<>(row -> row.used(wording)));
        column(points, Comparator.comparingInt(row -> row.vm().points()));
        points.setCellFactory(_ -> new WordCell<>(
                row -> wording.get("repositories.number", row.vm().points())));
        column(readBack, Comparator.comparingDouble(row -> row.vm().verified().fraction()));
        readBack.setCellFactory(_ -> new WordCell<>(row -> row.readBack(wording)));
    }

    private static void column(TableColumn<StoreRow, StoreRow> column, Comparator<StoreRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
    }

    private static final class ShareCell extends TableCell<StoreRow, StoreRow> {
        private final ProgressBar bar = new ProgressBar(0);

        ShareCell() {
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("small");
        }

        @Override
        protected void updateItem(@Nullable StoreRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                return;
            }
            bar.setProgress(row.share());
            bar.setAccessibleText(row.vm().name());
            setGraphic(bar);
        }
    }

    /// A row that a screen reader can say.
    private final class SpokenRow extends TableRow<StoreRow> {
        @Override
        protected void updateItem(@Nullable StoreRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(row == null || empty ? null : row.spoken(model.wording()));
        }
    }
}
