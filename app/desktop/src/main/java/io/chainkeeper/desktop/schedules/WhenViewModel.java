package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.plans.TimesOfDay;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// At which times a plan runs, piece by piece as the sentence shows it. A piece keeps its value while another way to
/// repeat is chosen, so that going back and forth loses nothing.
public final class WhenViewModel {
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Wording wording;
    private final TimesOfDay times;
    private final ObjectProperty<Repeat> repeat = new SimpleObjectProperty<>(Repeat.WEEKDAYS);
    private final StringProperty time = new SimpleStringProperty("");
    private final ObjectProperty<Set<DayOfWeek>> days = new SimpleObjectProperty<>(Set.of(DayOfWeek.FRIDAY));
    private final IntegerProperty day = new SimpleIntegerProperty(1);
    private final IntegerProperty hours = new SimpleIntegerProperty(4);
    private final BooleanProperty windowed = new SimpleBooleanProperty(false);
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<When>> when = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Every weekday at eight in the evening.
    public WhenViewModel(Wording wording) {
        this.wording = wording;
        this.times = new TimesOfDay(wording.texts().locale());
        time.set(times.words(EVENING));
        from.set(times.words(EVENING));
        to.set(times.words(MORNING));
        for (Observable each : List.of(repeat, time, days, day, hours, windowed, from, to)) {
            each.addListener(_ -> decide());
        }
        decide();
    }

    /// Shows other times.
    public void show(When now) {
        repeat.set(Repeat.of(now));
        switch (now) {
            case When.Manual() -> {}
            case When.Daily(var at) -> time.set(times.words(at));
            case When.Weekly(var chosen, var at) -> {
                days.set(chosen);
                time.set(times.words(at));
            }
            case When.Monthly(var number, var at) -> {
                day.set(number);
                time.set(times.words(at));
            }
            case When.EveryHours(var n, var between) -> {
                hours.set(n);
                windowed.set(between.isPresent());
                between.ifPresent(window -> {
                    from.set(times.words(window.from()));
                    to.set(times.words(window.to()));
                });
            }
        }
    }

    private void decide() {
        Optional<When> now = switch (repeat.get()) {
            case MANUAL -> Optional.of(new When.Manual());
            case DAILY -> at().map(When.Daily::new);
            case WEEKDAYS -> at().map(When.Weekly::weekdays);
            case WEEKLY -> days.get().isEmpty() ? Optional.empty() : at().map(at -> new When.Weekly(days.get(), at));
            case MONTHLY -> at().map(at -> new When.Monthly(day.get(), at));
            case HOURS -> hourly();
        };
        problem.set(now.isPresent() ? "" : whatIsWrong());
        when.set(now);
    }

    private Optional<LocalTime> at() {
        return times.typed(time.get());
    }

    private Optional<When> hourly() {
        if (!windowed.get()) {
            return Optional.of(new When.EveryHours(hours.get(), Optional.empty()));
        }
        Optional<LocalTime> begin = times.typed(from.get());
        Optional<LocalTime> end = times.typed(to.get());
        if (begin.isEmpty() || end.isEmpty() || begin.equals(end)) {
            return Optional.empty();
        }
        return Optional.of(new When.EveryHours(hours.get(), Optional.of(new Window(begin.get(), end.get()))));
    }

    private String whatIsWrong() {
        if (repeat.get() == Repeat.HOURS) {
            return wording.get("schedules.bad.window");
        }
        return at().isEmpty()
                ? wording.get("schedules.bad.time", time.get(), times.words(EVENING))
                : wording.get("schedules.bad.days");
    }

    /// Puts a day of the week in or out.
    public void choose(DayOfWeek which, boolean in) {
        EnumSet<DayOfWeek> now = EnumSet.noneOf(DayOfWeek.class);
        now.addAll(days.get());
        if (in) {
            now.add(which);
        } else {
            now.remove(which);
        }
        days.set(Set.copyOf(now));
    }

    /// The times; empty while something is not right.
    public ReadOnlyObjectProperty<Optional<When>> whenProperty() {
        return when.getReadOnlyProperty();
    }

    /// What is not right; empty if all is.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How slots come again.
    public ObjectProperty<Repeat> repeatProperty() {
        return repeat;
    }

    /// The time of day as typed.
    public StringProperty timeProperty() {
        return time;
    }

    /// The days of the week.
    public ObjectProperty<Set<DayOfWeek>> daysProperty() {
        return days;
    }

    /// The day of the month, or [When.Monthly#LAST].
    public IntegerProperty dayProperty() {
        return day;
    }

    /// Hours from one slot to the next.
    public IntegerProperty hoursProperty() {
        return hours;
    }

    /// Whether slots come only in a part of the day.
    public BooleanProperty windowedProperty() {
        return windowed;
    }

    /// Where that part begins, as typed.
    public StringProperty fromProperty() {
        return from;
    }

    /// Where it ends, as typed.
    public StringProperty toProperty() {
        return to;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
