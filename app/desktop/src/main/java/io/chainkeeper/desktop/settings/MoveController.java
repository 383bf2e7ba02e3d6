package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.edge.Shown;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds export and import.
public final class MoveController {
    private static final String NAME = "chainkeeper-set-up.json";
    private final MoveViewModel model;
    private final FileAsking files;

    @FXML
    private Button write;

    @FXML
    private Button read;

    @FXML
    private HBox news;

    @FXML
    private FontIcon newsIcon;

    @FXML
    private Label newsText;

    /// @param files asks for a file
    public MoveController(MoveViewModel model, FileAsking files) {
        this.model = model;
        this.files = files;
    }

    @FXML
    private void initialize() {
        write.setOnAction(_ ->
                files.toWrite(model.wording().get("settings.move.write"), NAME).ifPresent(model::writeTo));
        read.setOnAction(_ ->
                files.toRead(model.wording().get("settings.move.read.choose")).ifPresent(model::readFrom));
        newsText.textProperty().bind(model.newsProperty());
        Shown.when(news, model.newsProperty().isNotEmpty());
        model.badProperty().subscribe(this::colour);
    }

    private void colour(boolean bad) {
        news.getStyleClass().setAll("note", bad ? "alarm" : "ok");
        newsIcon.setIconLiteral(bad ? "fth-alert-triangle" : "fth-check-circle");
    }
}
