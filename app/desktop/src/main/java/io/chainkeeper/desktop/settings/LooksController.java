package io.chainkeeper.desktop.settings;

import atlantafx.base.controls.ToggleSwitch;
import io.chainkeeper.jobs.settings.Appearance;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;

/// Binds theme, language and motion.
public final class LooksController {
    private final LooksViewModel model;

    @FXML
    private ToggleGroup themes;

    @FXML
    private RadioButton system;

    @FXML
    private RadioButton light;

    @FXML
    private RadioButton dark;

    @FXML
    private ChoiceBox<LooksViewModel.Tongue> language;

    @FXML
    private ToggleSwitch motion;

    /// @param model decides
    public LooksController(LooksViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        system.setUserData(Appearance.Theme.SYSTEM);
        light.setUserData(Appearance.Theme.LIGHT);
        dark.setUserData(Appearance.Theme.DARK);
        language.getItems().setAll(model.tongues());
        model.whenChanged(this::show);
        themes.selectedToggleProperty().addListener((_, _, chosen) -> {
            if (chosen != null && chosen.getUserData() instanceof Appearance.Theme theme) {
                model.wear(theme);
            }
        });
        motion.selectedProperty().addListener((_, _, reduce) -> model.reduceMotion(reduce));
        // Later: the screen that holds this choice is gone after it.
        language.setOnAction(_ -> {
            LooksViewModel.Tongue chosen = language.getValue();
            if (chosen != null) {
                Platform.runLater(() -> model.speak(chosen));
            }
        });
    }

    private void show(Appearance appearance) {
        themes.selectToggle(
                switch (appearance.theme()) {
                    case SYSTEM -> system;
                    case LIGHT -> light;
                    case DARK -> dark;
                });
        motion.setSelected(appearance.reduceMotion());
        LooksViewModel.Tongue now = model.tongue();
        if (!now.equals(language.getValue())) {
            language.setValue(now);
        }
    }
}
