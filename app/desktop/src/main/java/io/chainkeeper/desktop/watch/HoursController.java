package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds what the limits' popover holds: limits by the hour, and how many runs work at once.
public final class HoursController {
    private static final int MOST_RUNS = 16;
    private static final int HOURS = 24;

    private final LimitsViewModel model;

    @FXML
    private VBox lines;

    @FXML
    private Label none;

    @FXML
    private ComboBox<LocalTime> from;

    @FXML
    private ComboBox<LocalTime> to;

    @FXML
    private ComboBox<Integer> speed;

    @FXML
    private Button add;

    @FXML
    private Spinner<Integer> atOnce;

    @FXML
    private Spinner<Integer> perDomain;

    HoursController(LimitsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        List<LocalTime> hours = IntStream.range(0, HOURS)
                .mapToObj(hour -> LocalTime.of(hour, 0))
                .toList();
        from.getItems().setAll(hours);
        to.getItems().setAll(hours);
        from.setConverter(said(model::words));
        to.setConverter(said(model::words));
        from.setValue(LocalTime.of(8, 0));
        to.setValue(LocalTime.of(18, 0));
        speed.getItems()
                .setAll(IntStream.range(0, LimitsViewModel.stops()).boxed().toList());
        speed.setConverter(said(model::wordsAt));
        speed.setValue(LimitsViewModel.stopOf(10 << 20));
        add.setOnAction(_ -> model.addHours(
                new Bandwidth.Hours(from.getValue(), to.getValue(), LimitsViewModel.limitAt(speed.getValue()))));
        RunLimits limits = model.limitsProperty().get();
        atOnce.setValueFactory(new IntegerSpinnerValueFactory(1, MOST_RUNS, limits.runsAtOnce()));
        perDomain.setValueFactory(new IntegerSpinnerValueFactory(1, MOST_RUNS, limits.runsPerStorageDomain()));
        atOnce.valueProperty().addListener((_, _, _) -> runs());
        perDomain.valueProperty().addListener((_, _, _) -> runs());
        Shown.when(
                none, model.limitsProperty().map(now -> now.bandwidth().hours().isEmpty()));
        model.limitsProperty().subscribe(now -> show(now.bandwidth().hours()));
    }

    private void runs() {
        model.runsAtOnce(atOnce.getValue(), perDomain.getValue());
    }

    private void show(List<Bandwidth.Hours> hours) {
        lines.getChildren().setAll(hours.stream().map(this::line).toList());
    }

    private HBox line(Bandwidth.Hours hours) {
        Label said = new Label(model.words(hours));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button remove = new Button("", new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(model.removing(hours));
        remove.setOnAction(_ -> model.removeHours(hours));
        HBox line = new HBox(8, said, gap, remove);
        line.getStyleClass().add("row");
        return line;
    }

    private interface Saying<T> {
        String say(T what);
    }

    private static <T> StringConverter<T> said(Saying<T> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T what) {
                return what == null ? "" : words.say(what);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
