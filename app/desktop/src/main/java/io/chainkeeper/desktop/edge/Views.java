package io.chainkeeper.desktop.edge;

import io.chainkeeper.desktop.wording.Texts;
import io.chainkeeper.ui.UiResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Turns FXML files into nodes. Each file gets the one controller that was built for it by hand.
public final class Views {
    private final Texts texts;

    /// @param texts fill the `%key` texts of the files
    public Views(Texts texts) {
        this.texts = texts;
    }

    /// The nodes of a view, bound to its controller.
    ///
    /// @param stem the file's name without ending
    /// @param controller an instance of the class that the file names as `fx:controller`
    public Parent load(String stem, Object controller) {
        FXMLLoader loader = new FXMLLoader(UiResources.view(stem), texts.bundle());
        loader.setControllerFactory(wanted -> {
            if (!wanted.isInstance(controller)) {
                throw new IllegalArgumentException(stem + ".fxml wants " + wanted + ", not " + controller.getClass());
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("the view " + stem + " cannot be read", broken);
        }
    }
}
