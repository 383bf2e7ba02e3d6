package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.plans.TimesOfDay;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.When;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// The sentence of a plan: which VMs, when, and how long, with a control for each that may be changed.
public final class WhenSentence {
    private final WhenViewModel model;
    private final Wording wording;
    private final Locale locale;
    private final TimesOfDay times;
    private final SentenceBox box = new SentenceBox();
    private final List<Node> controls = new ArrayList<>();

    /// @param what a control that says which VMs
    /// @param keep a control that says how long points stay
    public WhenSentence(WhenViewModel model, Node what, Node keep) {
        this.model = model;
        this.wording = model.wording();
        this.locale = wording.texts().locale();
        this.times = new TimesOfDay(locale);
        controls.addAll(List.of(
                what,
                repeat(),
                time("time", model.timeProperty()),
                days(),
                dayOfMonth(),
                hours(),
                allDay(),
                time("from", model.fromProperty()),
                time("to", model.toProperty()),
                keep));
        model.repeatProperty().subscribe(_ -> say());
        model.windowedProperty().subscribe(_ -> say());
    }

    /// The sentence.
    public Node node() {
        return box;
    }

    private void say() {
        Repeat repeat = model.repeatProperty().get();
        String end = repeat == Repeat.HOURS && model.windowedProperty().get() ? ".between" : "";
        // The template goes through the format a second time there: here it stays as it is written.
        box.say(wording.texts().bundle().getString("schedules.sentence." + repeat.code() + end), controls);
    }

    private ChoiceBox<Repeat> repeat() {
        ChoiceBox<Repeat> choice = choice("repeat", each -> wording.get("schedules.repeat." + each.code()));
        choice.getItems().setAll(Repeat.values());
        choice.valueProperty().bindBidirectional(model.repeatProperty());
        return choice;
    }

    private TimeField time(String code, javafx.beans.property.StringProperty text) {
        TimeField field = new TimeField(times, wording.get("schedules.spoken." + code));
        field.setId(code);
        field.textProperty().bindBidirectional(text);
        model.problemProperty()
                .subscribe(problem -> field.pseudoClassStateChanged(
                        javafx.css.PseudoClass.getPseudoClass("error"),
                        !problem.isEmpty() && times.typed(field.getText()).isEmpty()));
        return field;
    }

    private HBox days() {
        HBox all = new HBox();
        all.getStyleClass().add("days");
        for (DayOfWeek day : DayOfWeek.values()) {
            ToggleButton toggle = new ToggleButton(day.getDisplayName(TextStyle.SHORT, locale));
            toggle.setAccessibleText(day.getDisplayName(TextStyle.FULL, locale));
            toggle.setMinWidth(ToggleButton.USE_PREF_SIZE);
            toggle.selectedProperty().subscribe((_, in) -> model.choose(day, in));
            model.daysProperty().subscribe(chosen -> toggle.setSelected(chosen.contains(day)));
            all.getChildren().add(toggle);
        }
        return all;
    }

    private ChoiceBox<Integer> dayOfMonth() {
        ChoiceBox<Integer> choice = choice(
                "day",
                each -> each == When.Monthly.LAST
                        ? wording.get("schedules.day.last")
                        : wording.get("schedules.day", each));
        IntStream.rangeClosed(1, 31).forEach(choice.getItems()::add);
        choice.getItems().add(When.Monthly.LAST);
        choice.valueProperty().bindBidirectional(model.dayProperty().asObject());
        return choice;
    }

    private ChoiceBox<Integer> hours() {
        ChoiceBox<Integer> choice = choice("hours", each -> wording.get("schedules.hours", each));
        choice.getItems().setAll(1, 2, 3, 4, 6, 8, 12, 24);
        // A plan made elsewhere may have any number from 1 to 24.
        model.hoursProperty().subscribe(n -> {
            if (!choice.getItems().contains(n.intValue())) {
                choice.getItems().add(n.intValue());
            }
            choice.setValue(n.intValue());
        });
        choice.valueProperty().subscribe((_, n) -> model.hoursProperty().set(n));
        return choice;
    }

    private ChoiceBox<Boolean> allDay() {
        ChoiceBox<Boolean> choice =
                choice("all-day", each -> wording.get(each ? "schedules.between" : "schedules.all-day"));
        choice.getItems().setAll(false, true);
        choice.valueProperty().bindBidirectional(model.windowedProperty().asObject());
        return choice;
    }

    private <T> ChoiceBox<T> choice(String code, java.util.function.Function<T, String> words) {
        ChoiceBox<T> choice = new ChoiceBox<>();
        choice.setId(code);
        choice.setMinWidth(ChoiceBox.USE_PREF_SIZE);
        choice.setAccessibleText(wording.get("schedules.spoken." + code));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice box is not typed into");
            }
        });
        return choice;
    }
}
