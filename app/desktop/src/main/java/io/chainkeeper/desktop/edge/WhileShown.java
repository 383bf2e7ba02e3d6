package io.chainkeeper.desktop.edge;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// Looks again and again, as long as somebody can see what is looked for.
public final class WhileShown {
    private WhileShown() {}

    /// Looks whenever a node comes into a window that is open, and then at an interval until it is out of sight.
    public static void look(Node node, Duration interval, Runnable look) {
        Timeline looks = new Timeline(new KeyFrame(interval, _ -> look.run()));
        looks.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        look.run();
                        looks.play();
                    } else {
                        looks.stop();
                    }
                });
    }
}
