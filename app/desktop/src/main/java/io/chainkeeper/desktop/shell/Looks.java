package io.chainkeeper.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.chainkeeper.ui.UiResources;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dresses a scene: the typeface once, and the theme again whenever the person or the system changes it.
public final class Looks {
    private static final double ANY_SIZE = 13;
    /// Languages that are written from right to left.
    private static final Set<String> LEFTWARD = Set.of("ar", "fa", "he", "ur", "yi");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final Scene scene;
    private final ChangeListener<ColorScheme> redress = (_, _, _) -> dress();

    private Looks(Scene scene) {
        this.scene = scene;
    }

    /// Dresses a scene from now on, as long as there is one. To be called on the FX thread.
    public static Looks of(Scene scene) {
        for (URL font : UiResources.fonts()) {
            Font.loadFont(font.toExternalForm(), ANY_SIZE);
        }
        Looks looks = new Looks(scene);
        looks.theme.addListener((_, _, _) -> looks.dress());
        // The system's preferences outlive every scene; the scene alone keeps its looks.
        scene.getProperties().put(Looks.class, looks);
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(looks.redress));
        looks.dress();
        return looks;
    }

    /// The person's choice.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The window is read in this language's direction from now on.
    public void read(Locale language) {
        scene.setNodeOrientation(
                LEFTWARD.contains(language.getLanguage())
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
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
