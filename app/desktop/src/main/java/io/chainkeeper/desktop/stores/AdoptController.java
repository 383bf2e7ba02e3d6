package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.edge.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds what was found in a folder of another tool.
public final class AdoptController {
    /// More lines than this are counted, not shown.
    private static final int MOST_LINES = 30;

    private final AdoptViewModel model;

    @FXML
    private VBox card;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private Label folder;

    @FXML
    private Label summary;

    @FXML
    private Label whose;

    @FXML
    private TextField name;

    @FXML
    private HBox assumed;

    @FXML
    private VBox found;

    @FXML
    private VBox problemBox;

    @FXML
    private VBox problems;

    @FXML
    private Button copy;

    @FXML
    private Button leave;

    /// @param model what was found
    public AdoptController(AdoptViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Shown.when(card, model.lookProperty().map(Optional::isPresent));
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        copy.disableProperty().bind(model.canAdopt().not());
        copy.setOnAction(_ -> model.adopt());
        leave.setOnAction(_ -> model.dismiss());
        model.lookProperty().subscribe(look -> look.ifPresent(this::show));
    }

    private void show(AdoptViewModel.Look look) {
        folder.setText(look.seen().folder().toString());
        summary.setText(model.summary(look));
        whose.setText(model.whose(look));
        name.setDisable(!look.owners().isEmpty());
        there(assumed, look.assumes());
        found.getChildren()
                .setAll(lines(
                        look.seen().found().stream().map(model::line),
                        look.seen().found().size()));
        problems.getChildren()
                .setAll(lines(
                        look.seen().problems().stream().map(model::line),
                        look.seen().problems().size()));
        there(problemBox, !look.seen().problems().isEmpty());
    }

    private List<Node> lines(Stream<String> texts, int all) {
        Stream<String> more = all > MOST_LINES
                ? Stream.of(model.wording().get("repositories.adopt.more", all - MOST_LINES))
                : Stream.of();
        return Stream.concat(texts.limit(MOST_LINES), more)
                .<Node>map(AdoptController::line)
                .toList();
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("small");
        return label;
    }

    private static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
