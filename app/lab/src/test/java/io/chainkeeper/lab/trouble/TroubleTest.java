package io.chainkeeper.lab.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    @Test
    void everyNameThatIsListedIsReadAndWrittenAlike() {
        assertThat(Trouble.names())
                .hasSize(Trouble.class.getPermittedSubclasses().length - 1 + Happening.values().length);
        for (String name : Trouble.names()) {
            String typed = name.replace(":N", ":42").replace(":WHEN", "");
            assertThat(Trouble.parse(typed).name()).isEqualTo(typed);
        }
    }

    @Test
    void whatHappensCanBeOrderedForEachOfItsMoments() {
        for (Happening what : Happening.values()) {
            for (Moment when : Moment.values()) {
                String typed = what.code() + ":" + when.code();
                if (what.canBe(when)) {
                    Trouble trouble = Trouble.parse(typed);
                    assertThat(trouble).isEqualTo(Trouble.happens(what, when));
                    assertThat(Trouble.parse(trouble.name())).isEqualTo(trouble);
                } else {
                    assertThatThrownBy(() -> Trouble.parse(typed)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "earthquake",
                "slow",
                "slow:",
                "slow:0",
                "slow:-1",
                "slow:x",
                "html-503:1",
                "drop-after",
                "host-down:never"
            })
    void anythingElseIsRefused(String typed) {
        assertThatThrownBy(() -> Trouble.parse(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTroubleStrikesOnceAndTheOldestOfItsKindFirst() {
        Troubles troubles = new Troubles();
        troubles.next(Trouble.dropAfter(1));
        troubles.next(Trouble.html503());
        troubles.next(Trouble.dropAfter(2));

        assertThat(troubles.take(Trouble.DropAfter.class)).contains(new Trouble.DropAfter(1));
        assertThat(troubles.take(Trouble.DropAfter.class)).contains(new Trouble.DropAfter(2));
        assertThat(troubles.take(Trouble.DropAfter.class)).isEmpty();
        assertThat(troubles.waiting()).containsExactly(Trouble.html503());
    }
}
