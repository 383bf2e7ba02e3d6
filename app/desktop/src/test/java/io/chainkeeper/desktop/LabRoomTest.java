package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.desktop.labpanel.TroubleKind;
import io.chainkeeper.desktop.labpanel.TroubleMoment;
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
        assertThat(Arrays.stream(TroubleKind.values()).map(kind -> kind.code() + more(kind)))
                .containsExactlyInAnyOrderElementsOf(Trouble.names());
    }

    private static String more(TroubleKind kind) {
        if (kind.unit() != TroubleKind.Unit.NONE) {
            return ":N";
        }
        return kind.moments().isEmpty() ? "" : ":WHEN";
    }

    @Test
    void everyMomentOfTheLabCanBeChosenTheUsualOneFirst() {
        for (TroubleKind kind : TroubleKind.values()) {
            for (TroubleMoment moment : TroubleMoment.values()) {
                String name = kind.code() + ":" + moment.code();
                if (kind.moments().contains(moment)) {
                    assertThat(Trouble.parse(name)).isInstanceOf(Trouble.Happens.class);
                } else if (!kind.moments().isEmpty()) {
                    assertThatThrownBy(() -> Trouble.parse(name)).isInstanceOf(IllegalArgumentException.class);
                }
            }
            if (!kind.moments().isEmpty()) {
                assertThat(Trouble.parse(kind.code()))
                        .isEqualTo(Trouble.parse(
                                kind.code() + ":" + kind.moments().getFirst().code()));
            }
        }
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
        for (TroubleKind.Group group : TroubleKind.Group.values()) {
            assertThat(texts.has("lab.group." + group.code())).as(group.code()).isTrue();
        }
        for (TroubleMoment moment : TroubleMoment.values()) {
            assertThat(texts.has("lab.moment." + moment.code()))
                    .as(moment.code())
                    .isTrue();
        }
    }
}
