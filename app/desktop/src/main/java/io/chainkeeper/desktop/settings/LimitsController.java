package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the limits.
public final class LimitsController {
    private static final int TIME_COLUMNS = 4;
    private final LimitsViewModel model;
    private List<Bandwidth.Hours> shown = List.of();

    @FXML
    private Spinner<Integer> runs;

    @FXML
    private Spinner<Integer> perDomain;

    @FXML
    private Spinner<Integer> bandwidth;

    @FXML
    private VBox hours;

    @FXML
    private Button add;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    /// @param model decides
    public LimitsController(LimitsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        runs.setValueFactory(new IntegerSpinnerValueFactory(1, LimitsViewModel.MOST_RUNS));
        perDomain.setValueFactory(new IntegerSpinnerValueFactory(1, LimitsViewModel.MOST_RUNS));
        bandwidth.setValueFactory(new IntegerSpinnerValueFactory(0, LimitsViewModel.FASTEST));
        model.whenChanged(this::show);
        runs.valueProperty().addListener((_, _, now) -> model.runsAtOnce(now));
        perDomain.valueProperty().addListener((_, _, now) -> model.runsPerStorageDomain(now));
        bandwidth.valueProperty().addListener((_, _, now) -> model.bandwidth(now));
        add.setOnAction(_ -> model.addHours());
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
    }

    private void show(RunLimits limits) {
        runs.getValueFactory().setValue(limits.runsAtOnce());
        perDomain.getValueFactory().setValue(limits.runsPerStorageDomain());
        bandwidth
                .getValueFactory()
                .setValue(LimitsViewModel.mib(limits.bandwidth().bytesPerSecond()));
        List<Bandwidth.Hours> now = limits.bandwidth().hours();
        boolean sameRows = now.size() == shown.size();
        shown = now;
        if (!sameRows || hours.getChildren().size() != now.size()) {
            List<Node> rows = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                rows.add(row(i, now.get(i)));
            }
            hours.getChildren().setAll(rows);
        }
    }

    private HBox row(int place, Bandwidth.Hours each) {
        TextField from = time("settings.limits.hours.from", TimeField.show(each.from()));
        TextField to = time("settings.limits.hours.to", TimeField.show(each.to()));
        Spinner<Integer> speed = new Spinner<>(0, LimitsViewModel.FASTEST, LimitsViewModel.mib(each.bytesPerSecond()));
        speed.setEditable(true);
        speed.setAccessibleText(model.wording().get("settings.limits.hours.speed"));
        speed.getEditor().setPrefColumnCount(TIME_COLUMNS);
        Runnable changed = () -> change(place, from, to, speed);
        for (TextField field : List.of(from, to)) {
            field.setOnAction(_ -> changed.run());
            field.focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    changed.run();
                }
            });
        }
        speed.valueProperty().addListener(_ -> changed.run());
        Button remove = new Button("", new FontIcon("fth-trash"));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(model.wording().get("settings.limits.hours.remove"));
        remove.setOnAction(_ -> model.removeHours(place));
        HBox row = new HBox(
                label("settings.limits.hours.from"),
                from,
                label("settings.limits.hours.to"),
                to,
                speed,
                label("settings.limits.unit"),
                remove);
        row.getStyleClass().add("row");
        return row;
    }

    private TextField time(String key, String text) {
        TextField field = new TextField(text);
        field.setPrefColumnCount(TIME_COLUMNS);
        field.setAccessibleText(model.wording().get(key));
        return field;
    }

    private Label label(String key) {
        Label label = new Label(model.wording().get(key));
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    /// Takes both times once both are times; what is none is put back.
    private void change(int place, TextField from, TextField to, Spinner<Integer> speed) {
        if (place >= shown.size()) {
            return; // the row was just removed
        }
        Bandwidth.Hours before = shown.get(place);
        var begin = TimeField.read(from.getText()).orElse(before.from());
        var end = TimeField.read(to.getText()).orElse(before.to());
        from.setText(TimeField.show(begin));
        to.setText(TimeField.show(end));
        model.setHours(place, begin, end, speed.getValue());
    }
}
