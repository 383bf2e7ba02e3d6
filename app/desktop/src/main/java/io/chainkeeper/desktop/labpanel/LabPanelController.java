package io.chainkeeper.desktop.labpanel;

import io.chainkeeper.desktop.edge.Shown;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the lab's panel.
public final class LabPanelController {
    private static final int MOST_GIB = 2048;
    private static final int MOST_MIB = 4096;

    private final LabPanelViewModel model;

    @FXML
    private TextField search;

    @FXML
    private TableView<GuestRow> guests;

    @FXML
    private TableColumn<GuestRow, String> name;

    @FXML
    private TableColumn<GuestRow, String> doing;

    @FXML
    private TableColumn<GuestRow, String> disks;

    @FXML
    private Button start;

    @FXML
    private Button stop;

    @FXML
    private Button change;

    @FXML
    private Label news;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private TextField troubleSearch;

    @FXML
    private TreeView<Object> kinds;

    @FXML
    private HBox momentRow;

    @FXML
    private ComboBox<TroubleMoment> moment;

    @FXML
    private Label what;

    @FXML
    private Label when;

    @FXML
    private HBox amountRow;

    @FXML
    private Label amountName;

    @FXML
    private Spinner<Integer> amount;

    @FXML
    private Button order;

    @FXML
    private Button callOff;

    @FXML
    private Label noOrders;

    @FXML
    private VBox orders;

    @FXML
    private Label clean;

    @FXML
    private VBox leftovers;

    @FXML
    private TextField newName;

    @FXML
    private Label newTrouble;

    @FXML
    private Spinner<Integer> newSize;

    @FXML
    private CheckBox newRunning;

    @FXML
    private Button add;

    /// Shows a view model.
    public LabPanelController(LabPanelViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        bindGuests();
        bindTroubles();
        bindForm();
        news.textProperty().bind(model.newsProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(clean, model.leftoversProperty().map(List::isEmpty));
        model.leftoversProperty()
                .subscribe(lines -> leftovers
                        .getChildren()
                        .setAll(lines.stream().map(LabPanelController::small).toList()));
    }

    private void bindGuests() {
        search.textProperty().bindBidirectional(model.searchProperty());
        guests.setItems(model.guests());
        guests.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        guests.setPlaceholder(new Label(model.wording().get("lab.guests.none")));
        name.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
        doing.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().doing()));
        disks.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().disks()));
        guests.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(row -> {
            if (row != null) {
                guests.getSelectionModel().select(row);
            }
        });
        start.setOnAction(_ -> model.start());
        start.disableProperty().bind(model.canStart().not());
        stop.setOnAction(_ -> model.stop());
        stop.disableProperty().bind(model.isUp().not());
        change.setOnAction(_ -> model.change());
        change.disableProperty().bind(model.isUp().not());
    }

    private void bindTroubles() {
        TroubleForm form = model.troubles();
        troubleSearch.textProperty().bindBidirectional(form.searchProperty());
        TroubleTree.bind(kinds, form);
        form.kindProperty().subscribe(each -> {
            what.setText(model.wording().get("lab.trouble." + each.code() + ".what"));
            when.setText(model.wording().get("lab.trouble." + each.code() + ".when"));
            amountName.setText(model.wording()
                    .get(each.unit() == TroubleKind.Unit.BYTES ? "lab.amount.bytes" : "lab.amount.rate"));
            moment.getItems().setAll(each.moments());
            moment.setValue(form.momentProperty().get());
        });
        moment.setConverter(new Words<>(form::title));
        moment.valueProperty().bindBidirectional(form.momentProperty());
        Shown.when(momentRow, form.wantsMoment());
        amount.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(
                1, MOST_MIB, form.mibProperty().get()));
        amount.getValueFactory().valueProperty().bindBidirectional(form.mibProperty());
        Shown.when(amountRow, form.wantsAmount());
        order.setOnAction(_ -> model.order());
        callOff.setOnAction(_ -> model.callOff());
        callOff.disableProperty().bind(model.anyWaits().not());
        Shown.when(noOrders, Bindings.isEmpty(model.orders()));
        model.orders().addListener((javafx.beans.Observable _) -> showOrders());
    }

    /// Moments in words.
    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> title;

        Words(Function<T, String> title) {
            this.title = title;
        }

        @Override
        public String toString(@Nullable T each) {
            return each == null ? "" : title.apply(each);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("nobody types it");
        }
    }

    private void showOrders() {
        orders.getChildren()
                .setAll(model.orders().stream().map(LabPanelController::row).toList());
    }

    private static HBox row(OrderRow order) {
        FontIcon icon = new FontIcon(order.struck() ? "fth-zap" : "fth-clock");
        Label title = new Label(order.title());
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label state = small(order.state());
        state.setMinWidth(Label.USE_PREF_SIZE);
        HBox row = new HBox(8, icon, title, state);
        row.getStyleClass().addAll("row", order.struck() ? "struck" : "waits");
        return row;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private void bindForm() {
        NewGuestForm form = model.form();
        newName.textProperty().bindBidirectional(form.nameProperty());
        newTrouble.textProperty().bind(form.troubleProperty());
        // An empty form is not wrong yet, it only cannot be sent.
        Shown.when(
                newTrouble,
                form.troubleProperty().isNotEmpty().and(form.nameProperty().isNotEmpty()));
        newSize.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(
                1, MOST_GIB, form.gibProperty().get()));
        newSize.getValueFactory().valueProperty().bindBidirectional(form.gibProperty());
        newRunning.selectedProperty().bindBidirectional(form.runningProperty());
        add.setOnAction(_ -> model.add());
        add.disableProperty().bind(form.troubleProperty().isNotEmpty());
    }
}
