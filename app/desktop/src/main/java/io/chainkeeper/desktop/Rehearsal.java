package io.chainkeeper.desktop;

import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.stage.Stage;

/// Started by builds, not by people: opens the window until it has been drawn, then plays the command lines of
/// [io.chainkeeper.cli.Rehearsal], while the Java machine notes what its start-up cache should hold. The one argument
/// is a new or empty folder; the exit status is 0 when all went well.
public final class Rehearsal extends DesktopApp {
    /// The first frame draws what there is, the next ones what was laid out because of it.
    private static final int FRAMES = 5;

    /// Called by JavaFX.
    public Rehearsal() {}

    /// Plays it once.
    public static void main(String[] arguments) {
        Application.launch(Rehearsal.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        Path folder = Path.of(getParameters().getRaw().getFirst());
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == FRAMES) {
                    stop();
                    Thread.ofPlatform().name("rehearsal").start(() -> play(folder));
                }
            }
        }.start();
    }

    private static void play(Path folder) {
        int status = 1;
        try {
            io.chainkeeper.cli.Rehearsal.play(folder);
            status = 0;
        } catch (Exception e) {
            System.Logger log = System.getLogger(Rehearsal.class.getName());
            log.log(System.Logger.Level.ERROR, "the rehearsal failed", e);
        } finally {
            System.exit(status);
        }
    }
}
