package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.plans.TimesOfDay;
import java.time.LocalTime;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// A time of day to type, or to turn by the arrow keys in quarters of an hour.
final class TimeField extends TextField {
    private static final int COLUMNS = 6;
    private static final int MINUTES = 15;
    private final TimesOfDay times;

    TimeField(TimesOfDay times, String spoken) {
        this.times = times;
        setPrefColumnCount(COLUMNS);
        setAccessibleText(spoken);
        addEventFilter(KeyEvent.KEY_PRESSED, this::turn);
        focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                times.typed(getText()).ifPresent(time -> setText(times.words(time)));
            }
        });
    }

    private void turn(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> turn(MINUTES, key);
            case DOWN -> turn(-MINUTES, key);
            default -> {} // every other key types
        }
    }

    private void turn(int minutes, KeyEvent key) {
        times.typed(getText()).ifPresent(time -> {
            LocalTime quarter = time.minusMinutes(minutes > 0 ? time.getMinute() % MINUTES : 0)
                    .plusMinutes(minutes);
            setText(times.words(quarter));
            key.consume();
        });
    }
}
