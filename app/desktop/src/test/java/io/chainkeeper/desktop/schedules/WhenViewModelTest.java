package io.chainkeeper.desktop.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhenViewModelTest {
    private static final LocalTime EIGHT = LocalTime.of(20, 0);
    private final WhenViewModel model =
            new WhenViewModel(Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH));

    @Test
    void itBeginsWithEveryWeekdayInTheEvening() {
        assertThat(model.whenProperty().get()).contains(When.Weekly.weekdays(EIGHT));
    }

    @Test
    void whateverIsShownComesBackAsItWas() {
        for (When each : List.of(
                new When.Manual(),
                new When.Daily(LocalTime.of(6, 45)),
                When.Weekly.weekdays(EIGHT),
                new When.Weekly(Set.of(DayOfWeek.SATURDAY), EIGHT),
                new When.Monthly(31, EIGHT),
                new When.Monthly(When.Monthly.LAST, EIGHT),
                new When.EveryHours(5, Optional.empty()),
                new When.EveryHours(2, Optional.of(new Window(EIGHT, LocalTime.of(6, 0)))))) {
            model.show(each);
            assertThat(model.whenProperty().get()).contains(each);
        }
    }

    @Test
    void aTimeThatIsNoneIsToldAndNothingIsDecided() {
        model.timeProperty().set("soon");
        assertThat(model.whenProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).contains("soon").contains("8:00 PM");
        model.timeProperty().set("7:15");
        assertThat(model.whenProperty().get()).contains(When.Weekly.weekdays(LocalTime.of(7, 15)));
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aWeekWithoutADayIsTold() {
        model.show(new When.Weekly(Set.of(DayOfWeek.MONDAY), EIGHT));
        model.choose(DayOfWeek.MONDAY, false);
        assertThat(model.problemProperty().get()).contains("at least one day");
        model.choose(DayOfWeek.SUNDAY, true);
        assertThat(model.whenProperty().get()).contains(new When.Weekly(Set.of(DayOfWeek.SUNDAY), EIGHT));
    }

    @Test
    void goingToAnotherWayAndBackLosesNothing() {
        model.show(new When.Monthly(15, LocalTime.of(3, 30)));
        model.repeatProperty().set(Repeat.HOURS);
        model.repeatProperty().set(Repeat.MONTHLY);
        assertThat(model.whenProperty().get()).contains(new When.Monthly(15, LocalTime.of(3, 30)));
    }

    @Test
    void aWindowWithoutAnInsideIsTold() {
        model.show(new When.EveryHours(2, Optional.of(new Window(EIGHT, LocalTime.of(6, 0)))));
        model.toProperty().set("20:00");
        assertThat(model.whenProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).contains("two different times");
    }
}
