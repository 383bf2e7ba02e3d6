package io.chainkeeper.desktop.gallery;

import java.time.Clock;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The gallery as a program of its own: one window, no workplace.
public final class GalleryApp extends Application {
    private static final double WIDTH = 1100;
    private static final double HEIGHT = 860;

    /// Called by JavaFX.
    public GalleryApp() {}

    @Override
    public void start(Stage stage) {
        Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        stage.setScene(scene);
        new GalleryView(scene, Clock.systemUTC());
        stage.setTitle("Chainkeeper");
        stage.show();
    }
}
