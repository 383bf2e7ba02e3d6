package io.chainkeeper.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Saves what a scene shows as a picture under `target/screenshots`. To be used on the FX thread.
final class Photo {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Photo() {}

    static void of(Scene scene, String name) throws IOException {
        Files.createDirectories(FOLDER);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage picture = scene.snapshot(null);
        ImageIO.write(
                SwingFXUtils.fromFXImage(picture, null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }
}
