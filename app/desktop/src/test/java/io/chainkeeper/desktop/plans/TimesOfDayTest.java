package io.chainkeeper.desktop.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesOfDayTest {
    private final TimesOfDay english = new TimesOfDay(Locale.ENGLISH);
    private final TimesOfDay german = new TimesOfDay(Locale.GERMAN);

    @Test
    void aTimeIsShownAsThePersonsLanguageWritesIt() {
        assertThat(english.words(LocalTime.of(20, 0))).isEqualTo("8:00 PM");
        assertThat(german.words(LocalTime.of(20, 0))).isEqualTo("20:00");
    }

    @Test
    void everyUsualWayToTypeATimeIsUnderstoodInEveryLanguage() {
        for (TimesOfDay times : new TimesOfDay[] {english, german}) {
            for (String typed : new String[] {"20:00", "20", "2000", "20.00", " 8:00 pm ", "8 PM"}) {
                assertThat(times.typed(typed)).as(typed).contains(LocalTime.of(20, 0));
            }
        }
    }

    @Test
    void whatIsNoTimeIsNotGuessedAt() {
        for (String typed : new String[] {"", "noon", "25:00", "20:60", "-1", "8:00 xm"}) {
            assertThat(english.typed(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void whatIsShownCanBeTypedBack() {
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
            assertThat(english.typed(english.words(time))).contains(time);
            assertThat(german.typed(german.words(time))).contains(time);
        }
    }
}
