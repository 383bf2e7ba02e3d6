package io.chainkeeper.desktop.watch;

import io.chainkeeper.jobs.run.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The steps of a run in a row, as many rows as it takes. Nodes are kept while times change.
final class StepStrip extends FlowPane {
    private final List<Mark> marks = new ArrayList<>();

    StepStrip() {
        super(18, 6);
        getStyleClass().add("steps");
    }

    void show(List<StepLine> lines) {
        if (marks.size() != lines.size()) {
            marks.clear();
            lines.forEach(_ -> marks.add(new Mark()));
            getChildren().setAll(marks);
        }
        for (int i = 0; i < lines.size(); i++) {
            marks.get(i).show(lines.get(i));
        }
    }

    private static final class Mark extends HBox {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label took = new Label();
        private Step.State state = Step.State.PENDING;

        Mark() {
            took.getStyleClass().add("took");
            took.managedProperty().bind(took.visibleProperty());
            getChildren().addAll(icon, name, took);
            dress();
        }

        void show(StepLine line) {
            name.setText(line.name());
            name.setAccessibleText(line.spoken());
            took.setText(line.took());
            took.setVisible(!line.took().isEmpty());
            if (state != line.state()) {
                state = line.state();
                dress();
            }
        }

        private void dress() {
            icon.setIconLiteral(
                    switch (state) {
                        case PENDING -> "fth-circle";
                        case RUNNING -> "fth-loader";
                        case DONE -> "fth-check";
                        case FAILED -> "fth-x";
                        case SKIPPED -> "fth-minus";
                    });
            getStyleClass().setAll("step", state.name().toLowerCase(Locale.ROOT));
        }
    }
}
