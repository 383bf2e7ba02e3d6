package io.chainkeeper.desktop.settings;

import atlantafx.base.controls.ToggleSwitch;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.jobs.settings.Background;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Binds the program without a window.
public final class BackgroundController {
    private final BackgroundViewModel model;

    @FXML
    private ToggleSwitch login;

    @FXML
    private Label news;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private ToggleGroup closing;

    @FXML
    private RadioButton ask;

    @FXML
    private RadioButton keepRunning;

    @FXML
    private RadioButton stop;

    /// @param model decides
    public BackgroundController(BackgroundViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        ask.setUserData(Background.WhenClosed.ASK);
        keepRunning.setUserData(Background.WhenClosed.KEEP_RUNNING);
        stop.setUserData(Background.WhenClosed.STOP);
        model.whenChanged(now -> closing.selectToggle(
                switch (now.whenClosed()) {
                    case ASK -> ask;
                    case KEEP_RUNNING -> keepRunning;
                    case STOP -> stop;
                }));
        closing.selectedToggleProperty().addListener((_, _, chosen) -> {
            if (chosen != null && chosen.getUserData() instanceof Background.WhenClosed choice) {
                model.whenClosed(choice);
            }
        });
        login.disableProperty().bind(model.atLoginProperty().map(Optional::isEmpty));
        model.atLoginProperty().subscribe(on -> on.ifPresent(login::setSelected));
        login.selectedProperty().addListener((_, _, on) -> model.startAtLogin(on));
        news.textProperty().bind(model.newsProperty());
        Shown.when(news, model.newsProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
    }
}
