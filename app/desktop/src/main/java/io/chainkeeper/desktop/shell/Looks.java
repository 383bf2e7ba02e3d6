package io.chainkeeper.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.chainkeeper.ui.UiResources;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dresses a scene: the typeface once, and the theme again whenever the person or the system changes it.
public final class Looks {
    private static final double ANY_SIZE = 13;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final Scene scene;

    private Looks(Scene scene) {
        this.scene = scene;
    }

    /// Dresses a scene from now on. To be called on the FX thread.
    public static Looks of(Scene scene) {
        for (URL font : UiResources.fonts()) {
            Font.loadFont(font.toExternalForm(), ANY_SIZE);
        }
        Looks looks = new Looks(scene);
        looks.theme.addListener((_, _, _) -> looks.dress());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> looks.dress());
        looks.dress();
        return looks;
    }

    /// The person's choice.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// Nothing moves for its own sake from now on, or as the system says.
    public void reduceMotion(boolean reduce) {
        scene.getPreferences().setReducedMotion(reduce ? Boolean.TRUE : null);
    }

    private boolean dark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void dress() {
        Application.setUserAgentStylesheet((dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(UiResources.stylesheets().stream()
                        .map(URL::toExternalForm)
                        .toList());
        scene.getStylesheets()
                .add(UiResources.stylesheet(dark() ? "dark" : "light").toExternalForm());
    }
}
