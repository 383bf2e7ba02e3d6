package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Shown;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows the review.
public final class ReviewStepController {
    private final ReadOnlyObjectProperty<ReviewPage> review;

    @FXML
    private Label bytes;

    @FXML
    private VBox sentences;

    @FXML
    private HBox obstacleNote;

    @FXML
    private VBox obstacles;

    @FXML
    private HBox mindNote;

    @FXML
    private VBox mind;

    /// Shows a review, and every later one.
    public ReviewStepController(ReadOnlyObjectProperty<ReviewPage> review) {
        this.review = review;
    }

    @FXML
    private void initialize() {
        bytes.textProperty().bind(review.map(ReviewPage::bytes));
        Shown.when(obstacleNote, review.map(page -> !page.obstacles().isEmpty()));
        Shown.when(mindNote, review.map(page -> !page.mind().isEmpty()));
        review.subscribe(page -> {
            sentences
                    .getChildren()
                    .setAll(page.sentences().stream()
                            .map(ReviewStepController::sentence)
                            .toList());
            obstacles.getChildren().setAll(lines(page.obstacles()));
            mind.getChildren().setAll(lines(page.mind()));
        });
    }

    private static HBox sentence(String text) {
        return new HBox(10, new FontIcon("fth-chevron-right"), line(text));
    }

    private static List<Label> lines(List<String> texts) {
        return texts.stream().map(ReviewStepController::line).toList();
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(HBox.USE_PREF_SIZE);
        return label;
    }
}
