package io.chainkeeper.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Saves what a scene shows as a picture under `target/screenshots`. To be used on the FX thread.
public final class Photo {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Photo() {}

    public static void of(Scene scene, String name) throws IOException {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        save(scene.snapshot(null), name);
    }

    /// The same of one node, whole, also of what would have to be scrolled to.
    public static void of(Node node, String name) throws IOException {
        save(node.snapshot(null, null), name);
    }

    /// What a scene shows, as many pixels as its screen would give it.
    public static void as(Scene scene, Path file) {
        double density = scene.getWindow().getOutputScaleX();
        SnapshotParameters dense = new SnapshotParameters();
        dense.setTransform(new Scale(density, density));
        WritableImage picture = scene.getRoot().snapshot(dense, null);
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void save(WritableImage picture, String name) throws IOException {
        Files.createDirectories(FOLDER);
        ImageIO.write(
                SwingFXUtils.fromFXImage(picture, null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }
}
