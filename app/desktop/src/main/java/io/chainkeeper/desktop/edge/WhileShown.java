package io.chainkeeper.desktop.edge;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Looks again and again, as long as somebody can see what is looked for.
public final class WhileShown {
    private WhileShown() {}

    /// Looks whenever a node comes into a window that is open, and then at an interval until it is out of sight.
    public static void look(Node node, Duration interval, Runnable look) {
        Sampler looks = new Sampler(interval);
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        look.run();
                        looks.watch(look);
                    } else {
                        looks.stop();
                    }
                });
    }
}
