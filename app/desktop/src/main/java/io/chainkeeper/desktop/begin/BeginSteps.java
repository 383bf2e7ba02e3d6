package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The strip that shows which of the first steps are done.
final class BeginSteps {
    private BeginSteps() {}

    static List<Node> of(BeginStep now, Wording wording) {
        List<Node> all = new ArrayList<>();
        for (BeginStep step : BeginStep.values()) {
            boolean done = step.compareTo(now) < 0;
            StackPane number =
                    new StackPane(done ? new FontIcon("fth-check") : new Label(String.valueOf(step.ordinal() + 1)));
            number.getStyleClass().add("guide-number");
            Label name = new Label(wording.get("begin.step." + step.code()));
            HBox box = new HBox(number, name);
            box.getStyleClass().addAll("guide-step", done ? "done" : step == now ? "current" : "later");
            all.add(box);
        }
        return all;
    }
}
