package io.chainkeeper.desktop;

import io.chainkeeper.jobs.agent.FrontWindow;
import io.chainkeeper.jobs.settings.Homes;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The program as JavaFX starts it: one stage, one scene.
public sealed class DesktopApp extends Application permits Rehearsal {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 780;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    private volatile Optional<FrontWindow> front = Optional.empty();
    private Optional<Belongings> belongings = Optional.empty();

    /// Called by JavaFX.
    public DesktopApp() {}

    @Override
    public void init() {
        belongings = Optional.of(Belongings.here());
    }

    @Override
    public void start(Stage stage) {
        Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Window window = new Window(
                stage, scene, Parameter.of(List.copyOf(getParameters().getRaw())), belongings.orElseThrow());
        window.showFoldersBy(
                folder -> getHostServices().showDocument(folder.toUri().toString()));
        // Whoever ends the program from outside still gets a clean engine and no temporary folders.
        Runtime.getRuntime().addShutdownHook(new Thread(window::endForGood, "put away"));
        window.open();
        stage.show();
        Thread.ofVirtual().name("front").start(() -> front(window));
    }

    /// A later start of the program shows this window. One on a lab of its own is not what it would look for.
    private void front(Window window) {
        if (!Launcher.opensLab(getParameters().getRaw())) {
            front = FrontWindow.become(Homes.here().data(), () -> Platform.runLater(window::show));
        }
    }

    @Override
    public void stop() {
        front.ifPresent(FrontWindow::close);
    }
}
