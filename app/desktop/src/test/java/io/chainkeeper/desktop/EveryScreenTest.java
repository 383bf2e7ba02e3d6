package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.eyes.CutTexts;
import io.chainkeeper.desktop.eyes.Ragged;
import io.chainkeeper.desktop.eyes.Unnamed;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Opens every screen in every language, and in two that nobody speaks: texts two fifths longer, and mirrored. In the
/// smallest window and both themes nothing is cut, no key is without a text, the heads of tables stand over what is
/// under them, and everything that takes the focus has a name.
@ParameterizedClass
@ValueSource(strings = {"en", "de", "en-XA", "ar-XB"})
class EveryScreenTest extends Walk {
    private static final int LEAST_WIDTH = 1024;
    private static final int LEAST_HEIGHT = 700;

    private final List<String> complaints = new ArrayList<>();

    /// @param tag of the language that the window speaks
    EveryScreenTest(String tag) {
        super(tag);
    }

    @BeforeAll
    static void keepSomeDays() throws Exception {
        lab = Lab.start(LabOptions.fast(folder.resolve("engine")));
        DemoDataCentre.plant(lab, 1);
        KeptDays kept = new KeptDays(lab, folder);
        kept.few();
        kept.plan();
    }

    @Override
    Parameter parameter(Path temporary) {
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @Test
    void everyScreenSpeaksWholeSentencesAndNamesItsControls() throws Exception {
        resize(LEAST_WIDTH, LEAST_HEIGHT);
        walk();
        assertThat(complaints.stream().distinct()).as(language.toLanguageTag()).isEmpty();
    }

    /// In the theme that is worn, and then in the other.
    @Override
    void arrive(String where) {
        look(where);
        wear(window().looks().themeProperty().get() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
        look(where);
    }

    private void look(String where) {
        interact(() -> {
            Parent root = scene().getRoot();
            root.applyCss();
            root.layout();
            Stream.of(CutTexts.in(root), Unnamed.in(root), Ragged.in(root), holes(root))
                    .flatMap(List::stream)
                    .forEach(words -> complaints.add(where + ": " + words));
        });
    }

    /// Keys that have no text are shown between exclamation marks.
    private List<String> holes(Parent root) {
        return from(root)
                .lookup((javafx.scene.Node node) -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().matches(".*![a-z]+(\\.[a-z-]+)+!.*"))
                .queryAll()
                .stream()
                .map(node -> "no text: " + ((Labeled) node).getText())
                .toList();
    }
}
