package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.wording.Wording;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the rule of what stays, and its calendar.
public final class KeepController {
    private static final int MOST = 999;
    private static final int COLUMNS = 3;
    private final KeepViewModel model;
    private final Wording wording;
    private final KeepCalendar calendar;

    @FXML
    private StackPane sentenceSlot;

    @FXML
    private ChoiceBox<KeepViewModel.@Nullable Subject> subject;

    @FXML
    private StackPane calendarSlot;

    @FXML
    private HBox legend;

    @FXML
    private Label sum;

    @FXML
    private Label readout;

    /// Binds to what decides.
    public KeepController(KeepViewModel model) {
        this.model = model;
        this.wording = model.wording();
        this.calendar = new KeepCalendar(wording);
    }

    @FXML
    private void initialize() {
        Spinner<Integer> first = number("last", model.lastProperty());
        first.getStyleClass().add("first-control");
        SentenceBox box = new SentenceBox();
        box.say(
                wording.texts().bundle().getString("schedules.keep.sentence"),
                List.of(
                        first,
                        number("daily", model.dailyProperty()),
                        number("weekly", model.weeklyProperty()),
                        number("monthly", model.monthlyProperty()),
                        number("yearly", model.yearlyProperty())));
        sentenceSlot.getChildren().setAll(box);
        subject.setConverter(new StringConverter<>() {
            @Override
            public String toString(KeepViewModel.@Nullable Subject each) {
                return each == null ? "" : each.name();
            }

            @Override
            public KeepViewModel.@Nullable Subject fromString(String text) {
                throw new UnsupportedOperationException("a choice box is not typed into");
            }
        });
        model.subjects().subscribe(this::offer);
        offer();
        subject.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.subjectProperty().set(chosen);
            }
        });
        model.subjectProperty().subscribe(subject::setValue);
        calendarSlot.getChildren().setAll(calendar);
        readout.textProperty().bind(calendar.readoutProperty());
        model.previewProperty().subscribe(this::show);
    }

    private void offer() {
        subject.getItems().setAll(model.subjects());
        subject.setValue(model.subjectProperty().get());
    }

    private void show(KeepPreview preview) {
        calendar.show(preview);
        sum.setText(preview.sentence());
        boolean any = !preview.days().isEmpty();
        for (javafx.scene.Node each : List.of(calendarSlot, legend, readout)) {
            each.setVisible(any);
            each.setManaged(any);
        }
    }

    private Spinner<Integer> number(String code, IntegerProperty value) {
        var numbers = new SpinnerValueFactory.IntegerSpinnerValueFactory(0, MOST);
        Spinner<Integer> spinner = new Spinner<>(numbers);
        spinner.setId("keep-" + code);
        spinner.setEditable(true);
        spinner.getEditor().setPrefColumnCount(COLUMNS);
        spinner.getStyleClass().add(Spinner.STYLE_CLASS_SPLIT_ARROWS_HORIZONTAL);
        spinner.setAccessibleText(wording.get("schedules.keep.spoken." + code));
        numbers.setValue(value.get());
        value.subscribe(now -> numbers.setValue(now.intValue()));
        numbers.valueProperty().subscribe(now -> value.set(now == null ? 0 : now));
        // A number that is typed counts at once, not only after Enter.
        spinner.getEditor().textProperty().subscribe(text -> typed(text, value));
        return spinner;
    }

    private static void typed(String text, IntegerProperty value) {
        if (text.matches("\\d{1,3}")) {
            value.set(Integer.parseInt(text));
        }
    }
}
