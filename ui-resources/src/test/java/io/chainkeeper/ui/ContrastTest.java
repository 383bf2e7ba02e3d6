package io.chainkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WCAG AA: text keeps 4.5:1 to what it stands on, marks and outlines that carry meaning 3:1.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-accent-subtle");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsReadableOnEveryGround(String theme) throws IOException {
        Sheet sheet = Sheet.read(theme);
        for (String ground : GROUNDS) {
            for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg")) {
                stands(sheet, theme, text, ground, TEXT);
            }
        }
        for (String meaning : List.of("success", "warning", "danger", "accent")) {
            stands(sheet, theme, "-color-" + meaning + "-fg", "-color-" + meaning + "-subtle", TEXT);
            stands(sheet, theme, "-color-" + meaning + "-fg", "-color-bg-default", TEXT);
            stands(sheet, theme, "-color-fg-default", "-color-" + meaning + "-subtle", TEXT);
            stands(sheet, theme, "-color-fg-muted", "-color-" + meaning + "-subtle", TEXT);
        }
        stands(sheet, theme, "-ck-rail-selected-fg", "-color-accent-emphasis", TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextThatARuleColoursIsReadableWhereItStands(String theme) throws IOException {
        assertThat(faint(theme, "-fx-text-fill", TEXT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyIconThatARuleColoursCanBeSeenWhereItStands(String theme) throws IOException {
        assertThat(faint(theme, "-fx-icon-color", MARK)).isEmpty();
    }

    @Test
    void theGroundOfATextIsFoundInTheSheets() throws IOException {
        assertThat(Rules.read().pairs("-fx-text-fill"))
                .contains(new Rules.Pair(".pill.warn", "-color-warning-fg", "-color-warning-subtle"))
                .contains(new Rules.Pair(".rail-item:selected", "-ck-rail-selected-fg", "-ck-rail-selected"))
                .contains(new Rules.Pair(".statusline .label", "-color-fg-muted", "-color-bg-default"))
                .contains(new Rules.Pair(".muted", "-color-fg-muted", "-color-bg-subtle"));
    }

    /// Marks of our pictures, each with what it is drawn on.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void marksOfThePicturesStandOut(String theme) throws IOException {
        Sheet sheet = Sheet.read(theme);
        Map<String, List<String>> grounds = Map.of(
                "-ck-full", List.of("-ck-lane", "-color-accent-subtle", "-color-bg-default"),
                "-ck-incremental", List.of("-ck-lane", "-color-accent-subtle", "-color-bg-default"),
                "-ck-link", List.of("-ck-lane"),
                "-ck-bad", List.of("-ck-lane", "-color-bg-default", "-color-accent-subtle"),
                "-ck-unchanged", List.of("-color-bg-default"),
                "-ck-zero", List.of("-color-bg-default"),
                "-ck-moved", List.of("-color-bg-default"));
        grounds.forEach((mark, all) -> all.forEach(ground -> stands(sheet, theme, mark, ground, MARK)));
        for (String day : List.of("-ck-good", "-ck-noted", "-ck-bad", "-ck-missed", "-ck-running")) {
            stands(sheet, theme, day, "-color-bg-default", MARK);
            stands(sheet, theme, day, "-color-accent-subtle", MARK);
            stands(sheet, theme, "-ck-sign", day, MARK);
        }
        stands(sheet, theme, "-ck-skipped", "-color-bg-default", MARK);
        stands(sheet, theme, "-color-fg-muted", "-ck-lane", TEXT);
        stands(sheet, theme, "-color-fg-default", "-ck-lane", TEXT);
    }

    private static TreeSet<String> faint(String theme, String property, double least) throws IOException {
        Sheet sheet = Sheet.read(theme);
        var faint = new TreeSet<String>();
        for (Rules.Pair pair : Rules.read().pairs(property)) {
            double contrast = sheet.contrast(pair.ink(), pair.ground());
            if (contrast < least) {
                faint.add("%s: %s on %s is %.2f : 1".formatted(pair.selector(), pair.ink(), pair.ground(), contrast));
            }
        }
        return faint;
    }

    private static void stands(Sheet sheet, String theme, String ink, String ground, double least) {
        assertThat(sheet.contrast(ink, ground))
                .as(theme + ": " + ink + " on " + ground)
                .isGreaterThanOrEqualTo(least);
    }
}
