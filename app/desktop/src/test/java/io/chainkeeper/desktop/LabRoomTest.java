package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.labpanel.TroubleKind;
import io.chainkeeper.desktop.wording.Texts;
import io.chainkeeper.lab.trouble.Trouble;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabRoomTest {
    @Test
    void everyTroubleOfTheLabCanBeOrdered() {
        assertThat(Arrays.stream(TroubleKind.values())
                        .map(kind -> kind.unit() == TroubleKind.Unit.NONE ? kind.code() : kind.code() + ":N"))
                .containsExactlyInAnyOrderElementsOf(Trouble.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTroubleIsToldInWords(String language) {
        Texts texts = Texts.of(Locale.of(language));
        for (TroubleKind kind : TroubleKind.values()) {
            for (String end : new String[] {"", ".what", ".when"}) {
                assertThat(texts.has("lab.trouble." + kind.code() + end))
                        .as(kind + end)
                        .isTrue();
            }
        }
    }
}
