package io.chainkeeper.desktop.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.ui.UiResources;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A translation may put the controls in any order, but none may be lost: what is not in the sentence cannot be set.
class SentenceTemplatesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    @Test
    void everyLanguageNamesTheSameControlsInEachSentence() {
        ResourceBundle english = UiResources.texts(Locale.ENGLISH);
        ResourceBundle german = UiResources.texts(Locale.GERMAN);
        for (String key : english.keySet()) {
            if (key.startsWith("schedules.sentence.") || key.endsWith(".sentence")) {
                assertThat(places(german.getString(key))).as(key).isEqualTo(places(english.getString(key)));
            }
        }
    }

    @Test
    void everyWayToRepeatNamesItsControls() {
        ResourceBundle texts = UiResources.texts(Locale.ENGLISH);
        for (Repeat repeat : Repeat.values()) {
            Set<String> needed = switch (repeat) {
                case DAILY, WEEKDAYS -> Set.of("0", "1", "2", "9");
                case WEEKLY -> Set.of("0", "1", "2", "3", "9");
                case MONTHLY -> Set.of("0", "1", "2", "4", "9");
                case HOURS -> Set.of("0", "1", "5", "6", "9");
                case MANUAL -> Set.of("0", "1", "9");
            };
            assertThat(places(texts.getString("schedules.sentence." + repeat.code())))
                    .as(repeat.code())
                    .isEqualTo(needed);
        }
        assertThat(places(texts.getString("schedules.sentence.hours.between")))
                .isEqualTo(Set.of("0", "1", "5", "6", "7", "8", "9"));
    }

    private static Set<String> places(String template) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(template)
                .results()
                .forEach(place -> assertThat(places.add(place.group(1)))
                        .as(template + " names a control twice")
                        .isTrue());
        return places;
    }
}
