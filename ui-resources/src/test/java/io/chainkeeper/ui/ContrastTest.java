package io.chainkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WCAG AA: text keeps 4.5:1 to what it stands on, marks and outlines that carry meaning 3:1.
class ContrastTest {
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-accent-subtle");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsReadableOnEveryGround(String theme) throws IOException {
        Sheet sheet = Sheet.read(theme);
        for (String ground : GROUNDS) {
            for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg")) {
                readable(sheet, theme, text, ground);
            }
        }
        for (String meaning : List.of("success", "warning", "danger", "accent")) {
            readable(sheet, theme, "-color-" + meaning + "-fg", "-color-" + meaning + "-subtle");
            readable(sheet, theme, "-color-" + meaning + "-fg", "-color-bg-default");
            readable(sheet, theme, "-color-fg-default", "-color-" + meaning + "-subtle");
        }
        readable(sheet, theme, "-color-fg-muted", "-color-bg-inset");
        readable(sheet, theme, "-ck-rail-fg", "-ck-rail");
        readable(sheet, theme, "-ck-rail-selected-fg", "-ck-rail-selected");
        readable(sheet, theme, "-ck-rail-selected-fg", "-color-accent-emphasis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void marksOfTheChainStandOutFromTheirLane(String theme) throws IOException {
        Sheet sheet = Sheet.read(theme);
        for (String mark : List.of("-ck-full", "-ck-incremental")) {
            assertThat(sheet.contrast(mark, "-ck-lane")).as(theme + " " + mark).isGreaterThanOrEqualTo(3);
            assertThat(sheet.contrast(mark, "-color-accent-subtle"))
                    .as(theme + " " + mark)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    private static void readable(Sheet sheet, String theme, String text, String ground) {
        assertThat(sheet.contrast(text, ground))
                .as(theme + ": " + text + " on " + ground)
                .isGreaterThanOrEqualTo(4.5);
    }
}
