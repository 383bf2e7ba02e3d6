package io.chainkeeper.desktop.restore;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows how a restore ended, with a button for each next step.
public final class ResultStepController {
    private final RestoreViewModel model;
    private final RestoreWays ways;

    @FXML
    private HBox result;

    @FXML
    private FontIcon resultIcon;

    @FXML
    private Label resultTitle;

    @FXML
    private VBox nextSteps;

    @FXML
    private FlowPane actions;

    /// @param ways lead out of the wizard
    public ResultStepController(RestoreViewModel model, RestoreWays ways) {
        this.model = model;
        this.ways = ways;
    }

    @FXML
    private void initialize() {
        model.resultProperty().subscribe(how -> how.ifPresent(this::show));
    }

    private void show(RestoreResult how) {
        result.getStyleClass().setAll("note", how.tone().style());
        resultIcon.setIconLiteral(
                switch (how.tone()) {
                    case OK, CALM -> "fth-check-circle";
                    case WARN -> "fth-alert-circle";
                    case ALARM -> "fth-alert-triangle";
                });
        resultTitle.setText(how.title());
        nextSteps
                .getChildren()
                .setAll(how.next().stream().map(ResultStepController::line).toList());
        List<Node> buttons = new ArrayList<>();
        how.steps().forEach(step -> buttons.add(button(step, how)));
        actions.getChildren().setAll(buttons);
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private Button button(NextStep step, RestoreResult how) {
        Button button = new Button();
        button.setMinWidth(Button.USE_PREF_SIZE);
        switch (step) {
            case OPEN_FOLDER ->
                dress(button, "open-folder", "fth-folder", () -> how.folder().ifPresent(ways.opener()::open));
            case SHOW_VM ->
                dress(button, "show-vm", "fth-server", () -> how.vm().ifPresent(ways.showVm()));
            case VERIFY ->
                dress(button, "verify", "fth-check-circle", () -> {
                    model.verify();
                    ways.verify().run();
                });
            case TRY_AGAIN -> dress(button, "try-again", "fth-rotate-ccw", model::tryAgain);
        }
        return button;
    }

    private void dress(Button button, String code, String icon, Runnable action) {
        button.setId(code);
        button.setText(model.wording().get("restore.next." + code));
        button.setGraphic(new FontIcon(icon));
        button.setOnAction(_ -> action.run());
    }
}
